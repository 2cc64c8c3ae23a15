package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.spi.ForwardingTap;
import io.tacho.runtime.spi.ForwardingTapStream;
import io.tacho.runtime.spi.MessageHeader;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.MessageTap;
import io.tacho.runtime.spi.TapStream;
import io.tacho.runtime.spi.WorkerActivity;
import io.tacho.runtime.testkit.TestSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a worker gives away between turns; the workers here have no thread. */
class WorkSharingTest {
    private static final int BUSY = 1;
    private static final int OTHERS = 2;

    private final List<Long> housekeptAt = new ArrayList<>();
    private final TestSystem test =
            TestSystem.create(0, builder -> builder.tap(new HousekeepingTap()));
    private final LocalActorSystem system = (LocalActorSystem) test.system();
    private final WorkerPool pool = WorkerPool.shared(system, BUSY + OTHERS, new Relay());
    private final Worker busy = pool.worker(BUSY);
    private final WorkSharing sharing = new WorkSharing(busy, busy.runQueue(), 0);
    private final Cells cells = new Cells();

    @AfterEach
    void close() {
        cells.close();
        test.close();
    }

    private ActorCell[] queue(int count) {
        ActorCell[] queued = cells.make(count);
        for (ActorCell cell : queued) {
            assertTrue(busy.runQueue().offer(cell));
        }
        return queued;
    }

    @ParameterizedTest
    @CsvSource({"6,1", "7,1", "8,2", "15,5", "256,126"})
    void shouldGiveTheOldestHalfOfWhatIsBeyondAFewToWhoLooksForWork(int queued, int given) {
        ActorCell[] waiting = queue(queued);
        Worker hungry = pool.worker(2);
        hungry.hunger().begin();

        sharing.share();

        assertEquals(queued - given, busy.runQueue().size());
        RunQueue got = new RunQueue();
        assertEquals(given, hungry.inbox().drainTo(got));
        for (int i = 0; i < given; i++) {
            assertSame(waiting[i], got.take());
        }
        assertFalse(hungry.hunger().isPromised(), "nothing more is to come");
        assertTrue(pool.worker(0).inbox().isEmpty());
        assertEquals(1, pool.fed());
    }

    @Test
    void shouldKeepAFew() {
        queue(5);
        pool.worker(0).hunger().begin();
        sharing.share();
        assertEquals(5, busy.runQueue().size());
        assertTrue(pool.worker(0).hunger().promise(), "it still looks for work");
    }

    /** Those that it wakes find nothing, or are not there. */
    @Test
    void shouldWakeOthersLessAndLessOftenUntilOneIsGivenSomething() {
        makeReady(busy);
        queue(30);
        for (long expected : new long[] {100_000, 200_000, 400_000, 800_000, 1_000_000}) {
            assertEquals(expected, nanosToNextWakeUp());
        }
        assertEquals(1_000_000, nanosToNextWakeUp());

        pool.worker(0).hunger().begin();
        sharing.share();
        advance(1_000_000);
        assertEquals(50_000, nanosToNextWakeUp());
        assertEquals(100_000, nanosToNextWakeUp());
    }

    /** The origin of a machine's clock may lie ahead. */
    @Test
    void shouldWakeOneAtOnceThoughTheClockBeginsBelowZero() {
        makeReady(busy);
        queue(30);
        advance(Long.MAX_VALUE);
        assertTrue(busy.outbox().now() < 0);
        int before = housekeptAt.size();
        new WorkSharing(busy, busy.runQueue(), busy.outbox().now()).share();
        assertEquals(List.of(busy.outbox().now()), housekeptAt.subList(before, housekeptAt.size()));
    }

    /** Has it read its clock, as between turns; then it has what only its thread makes. */
    private static void makeReady(Worker worker) {
        worker.stopWhenIdle();
        worker.run();
    }

    private void advance(long nanos) {
        test.advance(Duration.ofNanos(nanos));
        busy.outbox().refreshClock();
    }

    /** Wakes one now, and then sees when it does so again. */
    private long nanosToNextWakeUp() {
        sharing.share();
        int before = housekeptAt.size();
        long from = busy.outbox().now();
        assertEquals(from, housekeptAt.get(before - 1), "woken now");
        while (housekeptAt.size() == before) {
            advance(10_000);
            sharing.share();
        }
        return busy.outbox().now() - from;
    }

    private final class HousekeepingTap extends ForwardingTap {
        HousekeepingTap() {
            super(MessageTap.NONE);
        }

        @Override
        public TapStream openStream(int worker) {
            return new ForwardingTapStream(TapStream.NONE) {
                @Override
                public void begin(
                        MessageHeader header,
                        int recipient,
                        long recipientSequence,
                        long receivedAt,
                        int backlog) {}

                @Override
                public boolean end(long completedAt, MessageOutcome outcome, int flags) {
                    return false;
                }

                @Override
                public void activity(WorkerActivity activity, long from, long to) {
                    assertSame(WorkerActivity.HOUSEKEEPING, activity);
                    housekeptAt.add(from);
                }
            };
        }
    }
}
