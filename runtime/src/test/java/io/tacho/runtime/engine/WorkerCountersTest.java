package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.LogCapture;
import io.tacho.runtime.Puppets;
import io.tacho.runtime.Puppets.Spec;
import io.tacho.runtime.spi.CounterLabels;
import io.tacho.runtime.spi.CounterSink;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.testkit.TestSystem;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerCountersTest {
    private static final long BEGIN = -1_000_000_000_000L;
    private static final int WORKER = 3;
    private static final long MILLI = 1_000_000;

    private final Map<String, Long> shown = new HashMap<>();
    private boolean broken;
    private final CounterSink sink =
            new CounterSink() {
                @Override
                public Counter allocate(String label) {
                    return value -> show(label, value);
                }

                @Override
                public void close() {}
            };
    private final TestSystem test = TestSystem.create(0, builder -> builder.counters(sink));
    private final LocalActorSystem system = (LocalActorSystem) test.system();
    private final OutcomeCounts counts = new OutcomeCounts();
    private final WorkerCounters counters =
            new WorkerCounters(sink, WORKER, counts, system.counters(), BEGIN);

    @AfterEach
    void close() {
        test.close();
    }

    private void show(String label, long value) {
        if (broken) {
            throw new IllegalStateException("no room");
        }
        shown.put(label, value);
    }

    @Test
    void shouldShowEachOutcomeAndWhoIsReady() {
        for (MessageOutcome outcome : MessageOutcome.values()) {
            for (int i = 0; i <= outcome.ordinal(); i++) {
                counts.increment(outcome);
            }
        }
        counters.publish(0, 7);
        for (MessageOutcome outcome : MessageOutcome.values()) {
            assertEquals(outcome.ordinal() + 1, shown.get(CounterLabels.outcome(WORKER, outcome)));
        }
        assertEquals(7, shown.get(CounterLabels.readyActors(WORKER)));
    }

    @Test
    void shouldShowRestartsOfTheWholeSystem() {
        Puppets puppets = new Puppets(test);
        puppets.spawn(Spec.permanent("a"));
        puppets.fail("a");
        test.runUntilIdle();
        counters.publish(0, 0);
        assertEquals(1, shown.get(CounterLabels.RESTARTS));
    }

    /** The origin of a machine's clock may lie ahead. */
    @Test
    void shouldBeDueFromTheBeginningThoughTheClockBeginsBelowZero() {
        assertTrue(counters.isDue(BEGIN));
    }

    @Test
    void shouldBeDueOnceAMillisecondAcrossTheEndOfTheClock() {
        long now = Long.MAX_VALUE;
        counters.publish(now, 0);
        assertFalse(counters.isDue(now));
        assertFalse(counters.isDue(now + MILLI - 1));
        assertTrue(counters.isDue(now + MILLI));
    }

    @Test
    void shouldSayThatTheCountersThrew() {
        try (LogCapture log = new LogCapture("io.tacho.runtime")) {
            broken = true;
            counters.publish(0, 0);
            assertEquals(1, log.lines("the counters threw").size());
        } finally {
            broken = false;
        }
    }
}
