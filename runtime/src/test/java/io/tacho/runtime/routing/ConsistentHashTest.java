package io.tacho.runtime.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsistentHashTest {
    private static final int KEYS = 100_000;
    private static final int NODES = 100;

    private static HashRing<Long> ring(List<? extends ActorRef<Long>> refs) {
        return new HashRing<>(List.copyOf(refs), Long::longValue, NODES);
    }

    private static List<ActorRef<Long>> owners(Selector<Long> ring) {
        List<ActorRef<Long>> owners = new ArrayList<>(KEYS);
        for (long key = 0; key < KEYS; key++) {
            ActorRef<Long> owner = ring.select(key);
            if (owner != null) {
                owners.add(owner);
            }
        }
        return owners;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 50})
    void shouldMoveKeysToTheNewOneOnlyWhenOneIsAdded(int before) {
        List<FakeRef<Long>> refs = FakeRef.named("worker-", before + 1);
        List<ActorRef<Long>> old = owners(ring(refs.subList(0, before)));
        List<ActorRef<Long>> now = owners(ring(refs));
        int moved = 0;
        for (int key = 0; key < KEYS; key++) {
            if (old.get(key) != now.get(key)) {
                moved++;
                assertSame(refs.get(before), now.get(key), "key " + key);
            }
        }
        assertAbout(KEYS / (before + 1), moved);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 50})
    void shouldMoveKeysOfTheRemovedOnlyWhenOneIsRemoved(int before) {
        List<FakeRef<Long>> refs = FakeRef.named("worker-", before);
        List<ActorRef<Long>> old = owners(ring(refs));
        // The first, so that all others have another place in the list.
        List<ActorRef<Long>> now = owners(ring(refs.subList(1, before)));
        int moved = 0;
        for (int key = 0; key < KEYS; key++) {
            if (old.get(key) == refs.get(0)) {
                moved++;
                assertNotSame(refs.get(0), now.get(key));
            } else {
                assertSame(old.get(key), now.get(key), "key " + key);
            }
        }
        assertAbout(KEYS / before, moved);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 50})
    void shouldGiveEachItsShareOfTheKeys(int count) {
        List<FakeRef<Long>> refs = FakeRef.named("worker-", count);
        List<ActorRef<Long>> owners = owners(ring(refs));
        for (FakeRef<Long> ref : refs) {
            assertAbout(KEYS / count, Collections.frequency(owners, ref));
        }
    }

    /** A share's standard deviation is a tenth of it with 100 points each, so this is three. */
    private static void assertAbout(int expected, int actual) {
        assertTrue(
                actual > expected * 0.7 && actual < expected * 1.3,
                () -> actual + " keys, not about " + expected);
    }

    @Test
    void shouldGiveEachKeyTheSameWhenAddedInAnotherOrder() {
        List<FakeRef<Long>> refs = FakeRef.named("worker-", 7);
        List<FakeRef<Long>> reversed = new ArrayList<>(refs);
        Collections.reverse(reversed);
        assertEquals(owners(ring(refs)), owners(ring(reversed)));
    }

    @Test
    void shouldSpreadNamesWithTheSameHashCode() {
        List<FakeRef<Long>> refs = List.of(new FakeRef<>("Aa"), new FakeRef<>("BB"));
        List<ActorRef<Long>> owners = owners(ring(refs));
        assertAbout(KEYS / 2, Collections.frequency(owners, refs.get(0)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE})
    void shouldFindSomebodyWhateverTheKey(long key) {
        List<FakeRef<Long>> refs = FakeRef.named("worker-", 3);
        ActorRef<Long> owner = ring(refs).select(key);
        assertSame(owner, ring(refs).select(key));
        assertTrue(refs.contains(owner));
    }

    @Test
    void shouldGoRoundWhenTheHashLiesAfterTheLastPoint() {
        FakeRef<Long> only = new FakeRef<>("only");
        HashRing<Long> ring = new HashRing<>(List.of(only), Long::longValue, 1);
        for (long key = 0; key < 100; key++) {
            assertSame(only, ring.select(key));
        }
    }

    @Test
    void shouldGiveTheKeysToTheSuccessorOfTheSameName() {
        List<FakeRef<Long>> refs = FakeRef.named("worker-", 4);
        List<Long> keys = new ArrayList<>();
        Router<Long> router = Routers.consistentHash(Long::longValue, NODES, List.copyOf(refs));
        for (long key = 0; key < 1_000; key++) {
            router.tell(key);
            if (refs.get(2).last != null && refs.get(2).last == key) {
                keys.add(key);
            }
        }
        FakeRef<Long> successor = new FakeRef<>(refs.get(2).name());
        router.add(successor);
        router.tell(keys.get(0));
        assertEquals(0, successor.told, "the first of the name has the keys while it lives");
        refs.get(2).state = ActorState.FAILED;
        keys.forEach(router::tell);
        assertEquals(keys.size(), successor.told);
        assertTrue(keys.size() > 100);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1_025, Integer.MAX_VALUE})
    void shouldRefuseVirtualNodesOutOfRange(int virtualNodes) {
        assertThrows(
                IllegalArgumentException.class,
                () -> Routers.consistentHash(Object::hashCode, virtualNodes, List.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_024})
    void shouldTakeTheLeastAndTheMostVirtualNodes(int virtualNodes) {
        FakeRef<Long> only = new FakeRef<>("only");
        Routers.consistentHash(Long::longValue, virtualNodes, List.of(only)).tell(1L);
        assertEquals(1, only.told);
    }

    @Test
    void shouldRefuseMoreRouteesThanAPointCanName() {
        List<ActorRef<Long>> refs =
                new ArrayList<>(FakeRef.<Long>named("worker-", HashRing.MAX_ROUTEES));
        Router<Long> router = Routers.consistentHash(Long::longValue, 1, refs);
        FakeRef<Long> tooMany = new FakeRef<>("too many");
        assertThrows(IllegalArgumentException.class, () -> router.add(tooMany));
        assertEquals(HashRing.MAX_ROUTEES, router.routees().size());
    }
}
