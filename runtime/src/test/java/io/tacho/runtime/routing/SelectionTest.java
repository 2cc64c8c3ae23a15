package io.tacho.runtime.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.SendOutcome;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom each router chooses. */
class SelectionTest {
    private static final String NAMES = "abcdefghij";

    private static List<FakeRef<String>> refs(int count) {
        return NAMES.chars()
                .limit(count)
                .mapToObj(name -> new FakeRef<String>(String.valueOf((char) name)))
                .toList();
    }

    private static String route(Router<String> router, List<FakeRef<String>> refs, int tells) {
        return FakeRef.route(router, refs, Collections.nCopies(tells, "m"));
    }

    private static long times(String route, FakeRef<String> ref) {
        return route.chars().filter(name -> name == ref.name().charAt(0)).count();
    }

    @Test
    void shouldTakeTurnsWhenRoundRobin() {
        List<FakeRef<String>> refs = refs(4);
        Router<String> router = Routers.roundRobin(List.copyOf(refs.subList(0, 3)));
        assertEquals("abcabca", route(router, refs, 7));
        // The turn goes on from where it is, by the new number of routees: 7 of 4, then 9 of 3.
        router.add(refs.get(3));
        assertEquals("da", route(router, refs, 2));
        router.remove(refs.get(0));
        assertEquals("bcdb", route(router, refs, 4));
    }

    @Test
    void shouldRepeatItselfWhenRandomWithTheSameSeed() {
        List<FakeRef<String>> refs = refs(5);
        String route = route(Routers.random(42, List.copyOf(refs)), refs, 100);
        assertEquals(route, route(Routers.random(42, List.copyOf(refs)), refs, 100));
        assertNotEquals(route, route(Routers.random(43, List.copyOf(refs)), refs, 100));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE})
    void shouldTellAllAboutAsOftenWhenRandom(long seed) {
        List<FakeRef<String>> refs = refs(7);
        String route = route(Routers.random(seed, List.copyOf(refs)), refs, 7_000);
        for (FakeRef<String> ref : refs) {
            long times = times(route, ref);
            // 1,000 with a standard deviation of 29.
            assertTrue(times > 850 && times < 1_150, () -> ref + " was told " + times);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "000,   abcabc", // idle ones share
        "010,   acacac", // exactly, also those with a busy one between them
        "0110,  adadad",
        "5,     aaaaaa",
        "321,   cccccc",
        "13121, aceace",
        "2222,  abcdab",
    })
    void shouldTakeTurnsAmongTheLeastWhenLeastBacklog(String backlogs, String expected) {
        List<FakeRef<String>> refs = refs(backlogs.length());
        for (int i = 0; i < refs.size(); i++) {
            refs.get(i).backlog = backlogs.charAt(i) - '0';
        }
        assertEquals(expected, route(Routers.leastBacklog(List.copyOf(refs)), refs, 6));
    }

    @Test
    void shouldGoOnFromTheStartWhenTheLastOfTheLeastWasRemoved() {
        List<FakeRef<String>> refs = refs(3);
        Router<String> router = Routers.leastBacklog(List.copyOf(refs));
        assertEquals("ab", route(router, refs, 2));
        router.remove(refs.get(1));
        router.remove(refs.get(2));
        assertEquals("aa", route(router, refs, 2));
    }

    @Test
    void shouldNeverChooseTheBusiestWhenTwoAreDrawn() {
        List<FakeRef<String>> refs = refs(5);
        for (int i = 0; i < refs.size(); i++) {
            refs.get(i).backlog = 4 - i;
        }
        String route = route(Routers.twoChoices(7, List.copyOf(refs)), refs, 10_000);
        // Of the 10 pairs of 5, one chooses b, two c, three d and four e.
        long[] expected = {0, 1_000, 2_000, 3_000, 4_000};
        for (int i = 0; i < expected.length; i++) {
            long times = times(route, refs.get(i));
            // The standard deviation is 49 or less.
            long allowed = expected[i] == 0 ? 0 : 250;
            long off = Math.abs(times - expected[i]);
            assertTrue(off <= allowed, () -> times + " times in " + route);
        }
    }

    @Test
    void shouldTellAllAboutAsOftenWhenTwoAreDrawnThatAreIdle() {
        List<FakeRef<String>> refs = refs(7);
        String route = route(Routers.twoChoices(3, List.copyOf(refs)), refs, 7_000);
        for (FakeRef<String> ref : refs) {
            long times = times(route, ref);
            assertTrue(times > 850 && times < 1_150, () -> ref + " was told " + times);
        }
    }

    @Test
    void shouldTellAllWhenBroadcast() {
        List<FakeRef<String>> refs = refs(3);
        assertEquals("abcabc", route(Routers.broadcast(List.copyOf(refs)), refs, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED,    ACCEPTED,    ACCEPTED,    ACCEPTED",
        "ACCEPTED,    REJECTED,    ACCEPTED,    REJECTED",
        "ACCEPTED,    DEAD_LETTER, REJECTED,    DEAD_LETTER",
        "LIMITED,     ACCEPTED,    REJECTED,    LIMITED",
    })
    void shouldGiveTheFirstOutcomeThatIsNotAcceptedWhenBroadcast(
            SendOutcome a, SendOutcome b, SendOutcome c, SendOutcome expected) {
        List<FakeRef<String>> refs = refs(3);
        refs.get(0).outcome = a;
        refs.get(1).outcome = b;
        refs.get(2).outcome = c;
        assertEquals(expected, Routers.broadcast(List.<ActorRef<String>>copyOf(refs)).tell("m"));
        assertEquals(List.of(1, 1, 1), refs.stream().map(ref -> ref.told).toList());
    }

    @Test
    void shouldCountOnlyTheLivingWhenBroadcast() {
        List<FakeRef<String>> refs = refs(2);
        refs.get(0).state = ActorState.FAILED;
        Router<String> router = Routers.broadcast(List.copyOf(refs));
        assertEquals(SendOutcome.ACCEPTED, router.tell("m"));
        refs.get(1).state = ActorState.FAILED;
        assertEquals(SendOutcome.REJECTED, router.tell("m"));
    }
}
