package io.tacho.stress.replay;

import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.MessageCounts;
import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.runtime.replay.ReplayFeed;
import io.tacho.runtime.replay.ReplaySystem;
import io.tacho.runtime.spi.MessageTap;
import io.tacho.stress.measure.LatencyTotals;
import io.tacho.stress.measure.MeasuredWindow;
import io.tacho.stress.measure.MeasuringTap;
import io.tacho.stress.run.Quiescence;
import io.tacho.stress.scenario.Components;
import io.tacho.stress.scenario.Scenario;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The actor system of a replay, with the scenario's actors and what measures them. */
final class ReplayedSystem implements AutoCloseable {
    private static final long POLL_NANOS = 1_000_000;
    private static final long REST_NANOS = 30_000_000_000L;
    private static final Duration DRAIN = Duration.ofSeconds(2);

    private final MeasuredWindow window = new MeasuredWindow();
    private final MeasuringTap tap;
    private final ReplaySystem replay;
    private final ActorSystem system;

    private ReplayedSystem(int workers, Comparison comparison, MessageTap outcomes) {
        // Which components were reached is not asked here.
        tap = new MeasuringTap(outcomes, window, 0, () -> {});
        replay =
                ReplaySystem.start(
                        ActorSystem.builder("replay").workers(workers).tap(tap).options(),
                        comparison::newLog);
        system = replay.system();
    }

    /**
     * Starts a system and spawns the actors of a run in it.
     *
     * @param outcomes is told of everything that is handled
     */
    static ReplayedSystem spawn(
            RecordedRun run,
            int workers,
            Scenario scenario,
            Comparison comparison,
            MessageTap outcomes) {
        ReplayedSystem replayed = new ReplayedSystem(workers, comparison, outcomes);
        try {
            Components components =
                    new Components(
                            replayed.system,
                            run.components(),
                            MailboxFactory.growable(),
                            run.seed());
            scenario.spawn(components, context -> context.endOperation());
            components.awaitStarted();
            return replayed;
        } catch (RuntimeException e) {
            replayed.close();
            throw e;
        }
    }

    ActorSystem system() {
        return system;
    }

    ReplayFeed newFeed() {
        return replay.newFeed();
    }

    /** Messages on their way. */
    long onTheirWay() {
        return system.counts().outstanding();
    }

    /**
     * Begins to measure, as soon as nothing is on its way.
     *
     * @return false if it does not come to rest
     */
    boolean startWindow() {
        return mark(window::startAt) != null;
    }

    /** Likewise ends it. */
    boolean endWindow() {
        return mark(window::endAt) != null;
    }

    /** Waits until nothing is on its way, or for long. */
    void awaitRest() {
        long deadline = System.nanoTime() + REST_NANOS;
        while (onTheirWay() != 0 && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private @Nullable MessageCounts mark(LongConsumer mark) {
        return new Quiescence(system).mark(mark, REST_NANOS);
    }

    /** Adds what was measured. Nothing may be on its way. */
    void addTo(LatencyTotals totals) {
        tap.addTo(totals);
    }

    @Override
    public void close() {
        system.shutdown(DRAIN);
    }
}
