package io.tacho.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorState;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.spi.Directory;
import io.tacho.runtime.spi.DirectoryEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every directory promises. */
abstract class DirectoryContract {
    private Directory directory;

    abstract Directory create();

    @BeforeEach
    void open() {
        directory = create();
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void shouldFindAllFieldsWhenNameIsRegistered() {
        DirectoryEntry registered = entry(7, 3, 1, ActorState.STARTING, 1_700_000_000_123L);

        assertTrue(directory.register("orders.eu", registered));

        assertEntry("orders.eu", 7, 3, 1, ActorState.STARTING, 1_700_000_000_123L);
        assertEquals(1, directory.size());
    }

    @Test
    void shouldKeepExtremeValuesWhenRegistered() {
        directory.register(
                "extreme",
                entry(Integer.MAX_VALUE, Integer.MIN_VALUE, -1, ActorState.FAILED, Long.MIN_VALUE));

        assertEntry(
                "extreme",
                Integer.MAX_VALUE,
                Integer.MIN_VALUE,
                -1,
                ActorState.FAILED,
                Long.MIN_VALUE);
    }

    @Test
    void shouldNotFollowTheEntryWhenItIsReusedAfterRegister() {
        DirectoryEntry reused = entry(1, 1, 1, ActorState.CREATING, 1);
        directory.register("first", reused);
        directory.register("second", reused.set(2, 2, 2, ActorState.READY, 2));

        assertEntry("first", 1, 1, 1, ActorState.CREATING, 1);
        assertEntry("second", 2, 2, 2, ActorState.READY, 2);
    }

    @Test
    void shouldChangeNothingWhenNameIsTaken() {
        directory.register("orders", entry(1, 10, 0, ActorState.READY, 5));

        assertFalse(directory.register("orders", entry(2, 20, 1, ActorState.CREATING, 6)));

        assertEntry("orders", 1, 10, 0, ActorState.READY, 5);
        assertEquals(1, directory.size());
    }

    @Test
    void shouldLeaveTheResultAloneWhenNameIsNotTaken() {
        directory.register("orders", entry(1, 10, 0, ActorState.READY, 5));
        DirectoryEntry result = entry(9, 8, 7, ActorState.STOPPING, 6);

        assertFalse(directory.lookup("order", result));
        assertFalse(directory.lookup("orderss", result));
        assertFalse(directory.lookup("Orders", result));
        assertFalse(directory.lookup("", result));
        assertFalse(directory.lookup("x".repeat(SpawnOptions.MAX_NAME_LENGTH + 1), result));

        assertFields(result, 9, 8, 7, ActorState.STOPPING, 6);
    }

    @Test
    void shouldFindTheNameWhenAskedWithAnotherCharSequence() {
        directory.register("gateway-1", entry(4, 5, 6, ActorState.READY, 7));
        StringBuilder name = new StringBuilder("gateway-");
        DirectoryEntry result = new DirectoryEntry();

        assertTrue(directory.lookup(name.append('1'), result));
        assertFields(result, 4, 5, 6, ActorState.READY, 7);
        name.setLength(8);
        assertFalse(directory.lookup(name.append('2'), result));
    }

    @Test
    void shouldShowStateAndWorkerWhenUpdated() {
        directory.register("orders", entry(1, 10, 0, ActorState.STARTING, 5));

        directory.update("orders", 1, ActorState.READY, 3);

        assertEntry("orders", 1, 10, 3, ActorState.READY, 5);
    }

    @Test
    void shouldNotUpdateWhenNameBelongsToAnotherActorOrToNone() {
        directory.register("orders", entry(2, 10, 0, ActorState.READY, 5));

        directory.update("orders", 1, ActorState.TERMINATED, 9);
        directory.update("nobody", 2, ActorState.TERMINATED, 9);
        directory.update("", 2, ActorState.TERMINATED, 9);

        assertEntry("orders", 2, 10, 0, ActorState.READY, 5);
        assertFalse(directory.lookup("nobody", new DirectoryEntry()));
        assertEquals(1, directory.size());
    }

    @Test
    void shouldFreeTheNameWhenUnregistered() {
        directory.register("orders", entry(1, 10, 0, ActorState.READY, 5));

        directory.unregister("orders", 1);

        assertFalse(directory.lookup("orders", new DirectoryEntry()));
        assertEquals(0, directory.size());
        assertTrue(directory.register("orders", entry(2, 11, 1, ActorState.CREATING, 6)));
        assertEntry("orders", 2, 11, 1, ActorState.CREATING, 6);
    }

    @Test
    void shouldNotUnregisterWhenNameBelongsToAnotherActorOrToNone() {
        directory.register("orders", entry(2, 10, 0, ActorState.READY, 5));

        directory.unregister("orders", 1);
        directory.unregister("nobody", 2);
        directory.unregister("", 2);

        assertEntry("orders", 2, 10, 0, ActorState.READY, 5);
        assertEquals(1, directory.size());
    }

    @Test
    void shouldTellNamesApartWhenTheyAreLongOrNotAscii() {
        List<String> names =
                List.of(
                        "x",
                        "x".repeat(255),
                        "x".repeat(254),
                        "\u20ac".repeat(255),
                        "\u20ac".repeat(254) + "\u00a3",
                        "\ud83d\ude9a".repeat(127),
                        "lone \ud83d",
                        "lone \ude9a",
                        "lone ?",
                        "h\u00e9",
                        "he\u0301");
        for (int i = 0; i < names.size(); i++) {
            assertTrue(
                    directory.register(names.get(i), entry(i + 1, i, 0, ActorState.READY, i)),
                    names.get(i));
        }
        for (int i = 0; i < names.size(); i++) {
            assertEntry(names.get(i), i + 1, i, 0, ActorState.READY, i);
        }
        assertEquals(names.size(), directory.size());
    }

    @Test
    void shouldAgreeWithAModelWhenUsedAtRandom() {
        Random random = new Random(42);
        Map<String, Integer> model = new HashMap<>();
        for (int step = 1; step <= 20_000; step++) {
            String name = "component-" + random.nextInt(100);
            int id = 1 + random.nextInt(3);
            if (random.nextBoolean()) {
                boolean free = model.putIfAbsent(name, id) == null;
                assertEquals(
                        free, directory.register(name, entry(id, id, 0, ActorState.READY, step)));
            } else {
                model.remove(name, id);
                directory.unregister(name, id);
            }
        }
        DirectoryEntry result = new DirectoryEntry();
        for (int i = 0; i < 100; i++) {
            String name = "component-" + i;
            assertEquals(model.containsKey(name), directory.lookup(name, result), name);
            if (model.containsKey(name)) {
                assertEquals(model.get(name), result.actorId(), name);
            }
        }
        assertEquals(model.size(), directory.size());
    }

    @Test
    void shouldGiveANameToOneOnlyWhenManyThreadsWantIt() throws Exception {
        int threads = 4;
        int rounds = 200;
        CyclicBarrier barrier = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Integer>> wins = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int id = thread + 1;
                wins.add(executor.submit(() -> race(barrier, id, rounds)));
            }
            int total = 0;
            for (Future<Integer> win : wins) {
                total += win.get(60, TimeUnit.SECONDS);
            }
            assertEquals(rounds, total);
            assertEquals(rounds, directory.size());
        } finally {
            executor.shutdownNow();
        }
    }

    /** Each thread takes the same names and updates those it got; nobody touches another's. */
    private int race(CyclicBarrier barrier, int id, int rounds) throws Exception {
        int wins = 0;
        DirectoryEntry result = new DirectoryEntry();
        for (int round = 0; round < rounds; round++) {
            String name = "contended-" + round;
            barrier.await(10, TimeUnit.SECONDS);
            if (directory.register(name, entry(id, round, id, ActorState.CREATING, 0))) {
                wins++;
            }
            directory.update(name, id, ActorState.READY, id);
            assertTrue(directory.lookup(name, result));
            assertEquals(round, result.slot());
            assertEquals(result.actorId(), result.worker());
            directory.unregister(name, -id);
        }
        return wins;
    }

    static DirectoryEntry entry(int actorId, int slot, int worker, ActorState state, long at) {
        return new DirectoryEntry().set(actorId, slot, worker, state, at);
    }

    private void assertEntry(
            String name, int actorId, int slot, int worker, ActorState state, long at) {
        DirectoryEntry result = new DirectoryEntry();
        assertTrue(directory.lookup(name, result), name);
        assertFields(result, actorId, slot, worker, state, at);
    }

    static void assertFields(
            DirectoryEntry entry, int actorId, int slot, int worker, ActorState state, long at) {
        assertEquals(actorId, entry.actorId());
        assertEquals(slot, entry.slot());
        assertEquals(worker, entry.worker());
        assertEquals(state, entry.state());
        assertEquals(at, entry.spawnedAtMillis());
    }
}
