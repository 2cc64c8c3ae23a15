package io.tacho.stress.replay;

import io.tacho.journal.reader.RecordCursor;
import io.tacho.runtime.replay.ReplayFeed;
import io.tacho.runtime.spi.MessageTap;
import io.tacho.stress.load.Punctuality;
import io.tacho.stress.measure.LatencyTotals;
import io.tacho.stress.scenario.Scenario;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/**
 * One pass over the recording with freshly spawned actors: what lies before the range as fast as it
 * goes, then the range at its pace. Confined to one thread.
 */
final class ReplayPass {
    /** After so many messages it is looked what has come back. */
    private static final int BLOCK = 64;

    private static final long FULL_NANOS = 20_000;

    private final RecordedRun run;
    private final ReplayRange range;
    private final ReplayOptions options;
    private final Scenario scenario;
    private final ReplayControl control;
    private final Omissions omissions = new Omissions();
    private final Comparison comparison;
    private final MessageTypes types;
    private final UnaryOperator<MessageTap> listening;

    ReplayPass(
            RecordedRun run,
            ReplayRange range,
            ReplayOptions options,
            Scenario scenario,
            ReplayControl control) {
        this(run, range, options, scenario, control, UnaryOperator.identity());
    }

    /**
     * @param listening what stands before the tap that notes outcomes, and passes all on to it
     */
    ReplayPass(
            RecordedRun run,
            ReplayRange range,
            ReplayOptions options,
            Scenario scenario,
            ReplayControl control,
            UnaryOperator<MessageTap> listening) {
        this.run = run;
        this.range = range;
        this.options = options;
        this.scenario = scenario;
        this.control = control;
        this.listening = listening;
        types = new MessageTypes(run.reader().dictionary(), scenario.messageTypes());
        comparison = new Comparison(run.reader().dictionary(), types, range.complete());
    }

    /**
     * Does it.
     *
     * @param recorded gets the recorded times of what is fed in the range
     * @param replayed gets those of the replay
     */
    PassResult execute(LatencyTotals recorded, LatencyTotals replayed) {
        int workers = options.workers() == 0 ? run.workers() : options.workers();
        try (RecordCursor cursor = run.reader().merged();
                ReplayedSystem system =
                        ReplayedSystem.spawn(
                                run,
                                workers,
                                scenario,
                                comparison,
                                listening.apply(comparison.outcomes()));
                ReplayFeed feed = system.newFeed()) {
            RecordSource source =
                    RecordSource.of(
                            cursor,
                            run.reader().dictionary(),
                            types,
                            comparison,
                            omissions,
                            options.only());
            Feeder feeder =
                    new Feeder(
                            feed,
                            new Cast(run.reader().dictionary(), system.system()),
                            source,
                            comparison,
                            omissions,
                            system::awaitRest);
            feed(
                    new LookAhead(source, range.from(), 0),
                    feeder,
                    system,
                    new UnpacedFeeding(),
                    new LatencyTotals());
            LookAhead lookAhead =
                    new LookAhead(
                            source,
                            range.until(),
                            options.pace().isMax() ? 0 : range.longestWait());
            // Before the clock of the schedule starts: this takes a while.
            lookAhead.fill();
            boolean rests = system.startWindow();
            long before = feeder.fed();
            control.rangeBegins();
            Punctuality punctuality = feedRange(lookAhead, feeder, system, recorded);
            rests &= system.endWindow();
            control.rangeEnds();
            if (rests) {
                comparison.drainAll();
                source.readOn();
                system.addTo(replayed);
            }
            return new PassResult(
                    before,
                    feeder.fed() - before,
                    omissions.counts(),
                    comparison.matched(),
                    comparison.uncompared(),
                    rests ? comparison.differences() : new Differences(),
                    rests,
                    punctuality.lateSends(),
                    punctuality.worstNanos(),
                    check(source, feeder, rests));
        }
    }

    private Punctuality feedRange(
            LookAhead lookAhead, Feeder feeder, ReplayedSystem system, LatencyTotals recorded) {
        if (options.pace().isMax()) {
            feed(lookAhead, feeder, system, new UnpacedFeeding(), recorded);
            return Punctuality.NONE;
        }
        ScheduledFeeding schedule =
                new ScheduledFeeding(
                        range.from(),
                        System.nanoTime(),
                        options.pace().speed(),
                        control::interrupted,
                        comparison::drain);
        feed(lookAhead, feeder, system, schedule, recorded);
        return schedule.punctuality();
    }

    private void feed(
            LookAhead lookAhead,
            Feeder feeder,
            ReplayedSystem system,
            Pacing pacing,
            LatencyTotals recorded) {
        long count = 0;
        while (!control.interrupted()) {
            lookAhead.fill();
            ReadMessage message = lookAhead.poll();
            if (message == null) {
                return;
            }
            pacing.await(message);
            if (feeder.feed(message, pacing)) {
                record(recorded, message);
            }
            if (++count % BLOCK == 0) {
                comparison.drain();
                control.fed(feeder.fed());
                while (system.onTheirWay() > pacing.mostOnTheirWay() && !control.interrupted()) {
                    LockSupport.parkNanos(FULL_NANOS);
                }
            }
        }
    }

    private static void record(LatencyTotals recorded, ReadMessage message) {
        ReadMessage.Times times = message.times();
        recorded.of(message.type()).record(times.sentAt(), times.receivedAt(), times.completedAt());
        if (message.endsOperation()) {
            recorded.operations().record(times.dueAt(), times.rootSentAt(), times.completedAt());
        }
    }

    /** The scenario's own check is of a whole run. */
    private List<String> check(RecordSource source, Feeder feeder, boolean rests) {
        boolean whole =
                rests
                        && range.complete()
                        && source.ended()
                        && omissions.isEmptyBut(RecordSource.SIGNALS)
                        && !control.interrupted();
        return whole ? scenario.check(feeder.operations()) : List.of();
    }
}
