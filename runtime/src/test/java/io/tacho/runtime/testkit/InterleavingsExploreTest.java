package io.tacho.runtime.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.Mailboxes;
import io.tacho.runtime.SpawnOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class InterleavingsExploreTest {
    private static final List<String> NAMES = List.of("a", "b", "c");

    /** Three actors that are told something at the same time, in the order in which they get it. */
    private static String order(TestSystem test) {
        StringBuilder order = new StringBuilder();
        List<ActorRef<Object>> actors = new ArrayList<>();
        for (String name : NAMES) {
            actors.add(test.system().spawn(name, () -> (message, context) -> order.append(name)));
        }
        actors.forEach(actor -> actor.tell("x"));
        test.runUntilIdle();
        return order.toString();
    }

    @Test
    void shouldFindEveryOrderOfThreeWhenThereAreSeedsEnough() {
        Set<String> orders = new HashSet<>();
        Interleavings.explore(100, test -> orders.add(order(test)));
        assertEquals(6, orders.size(), orders::toString);
    }

    @Test
    void shouldNameTheSeedThatFailsAgainWhenAScenarioFails() {
        AssertionError thrown =
                assertThrows(
                        AssertionError.class,
                        () -> Interleavings.explore(100, test -> assertEquals("abc", order(test))));
        Matcher seed =
                Pattern.compile("TestSystem\\.create\\((\\d+)\\)").matcher(thrown.toString());
        assertTrue(seed.find(), thrown::toString);
        assertInstanceOf(AssertionError.class, thrown.getCause());
        try (TestSystem again = TestSystem.create(Long.parseLong(seed.group(1)))) {
            String order = order(again);
            assertTrue(!order.equals("abc"), order);
            assertTrue(thrown.toString().contains(order), thrown::toString);
        }
    }

    @Test
    void shouldFailWhenAMessageIsLost() {
        AssertionError thrown =
                assertThrows(
                        AssertionError.class,
                        () ->
                                Interleavings.explore(
                                        1,
                                        test ->
                                                test.system()
                                                        .spawn(
                                                                SpawnOptions.anonymous()
                                                                        .withMailbox(
                                                                                Mailboxes
                                                                                        .swallowing(
                                                                                                offer ->
                                                                                                        true)),
                                                                () -> (message, context) -> {})
                                                        .tell("x")));
        assertTrue(thrown.toString().contains("messages were lost"), thrown::toString);
    }

    @Test
    void shouldTakeASingleSeed() {
        List<Long> seeds = new ArrayList<>();
        Interleavings.explore(1, test -> seeds.add(test.seed()));
        assertEquals(List.of(0L), seeds);
    }

    @Test
    void shouldRefuseWhenThereIsNoSeed() {
        assertThrows(IllegalArgumentException.class, () -> Interleavings.explore(0, test -> {}));
    }
}
