package io.tacho.stress.whatif;

import io.tacho.runtime.SchedulingOptions;
import io.tacho.runtime.spi.MessageTimes;
import io.tacho.stress.measure.Stops;

/**
 * The workers going through the recorded messages once more: whatever is sent, handled or noticed
 * is an event, and events happen in the order of time. A message that comes from outside is sent by
 * {@link ArrivalQueue}; one that a handler sent, when the handler has come as far as it had in the
 * record. All of it is done by the runtime's own rules for queues, turns and helping.
 */
final class Simulation {
    private static final SchedulingOptions RULES = SchedulingOptions.DEFAULT;

    private final Recording recording;
    private final MessageSlots messages;
    private final ArrivalQueue arrivals;
    private final Laps laps;
    private final Stops[] recordedStops;
    private final SimActors actors;
    private final SimWorker[] workers;
    private final WorkSharing sharing;
    private final Speeds speeds;
    private final Latencies latencies = new Latencies();
    private final FoundWaiting found = new FoundWaiting();
    private final long origin;
    private long now;
    private long inFlight;
    private long mostInFlight;

    private Simulation(
            Recording recording, Survey survey, Conditions conditions, Laps laps, Speeds speeds) {
        this.recording = recording;
        this.speeds = speeds;
        messages = recording.messages();
        arrivals = new ArrivalQueue(recording, survey.outside(), conditions, laps);
        this.laps = laps;
        origin = laps.origin();
        now = origin;
        int recorded = survey.workers();
        int count = conditions.workers() == 0 ? recorded : conditions.workers();
        actors = new SimActors(messages, survey.actors(), recorded, count);
        recordedStops = new Stops[recorded];
        for (int i = 0; i < recorded; i++) {
            recordedStops[i] = survey.worker(i).recorded(laps);
        }
        workers = new SimWorker[count];
        for (int i = 0; i < count; i++) {
            Stops stops = survey.worker(i % recorded).under(conditions, laps);
            workers[i] = new SimWorker(i, stops, recording.delays(i), actors, origin);
            workers[i].turnsToInbox = RULES.inboxInterval();
        }
        sharing = new WorkSharing(workers);
    }

    /**
     * Recomputes a recording.
     *
     * @param conditions what is different
     * @param speeds how long handlers take
     */
    static Recomputed run(Survey survey, Conditions conditions, Speeds speeds) {
        Laps laps = survey.laps(conditions.load());
        try (Recording recording = new Recording(survey, laps)) {
            Simulation simulation = new Simulation(recording, survey, conditions, laps, speeds);
            simulation.run();
            return simulation.result(survey);
        }
    }

    private void run() {
        while (true) {
            SimWorker first = workers[0];
            for (SimWorker worker : workers) {
                first = worker.eventAt < first.eventAt ? worker : first;
            }
            long arrival = arrivals.next(first.eventAt);
            if (arrival == Long.MAX_VALUE && first.eventAt == SimWorker.NEVER) {
                return;
            }
            if (arrival <= first.eventAt) {
                now = Math.max(now, arrival);
                fromOutside(arrivals.take());
            } else {
                now = first.eventAt;
                step(first);
            }
        }
    }

    private Recomputed result(Survey survey) {
        long busy = 0;
        for (SimWorker worker : workers) {
            busy += worker.busy;
        }
        double share = now == origin ? 0 : (double) busy / workers.length / (now - origin);
        return new Recomputed(
                latencies.report(survey.reader().dictionary()),
                now - origin,
                workers.length,
                share,
                mostInFlight);
    }

    // ---- sending

    private void fromOutside(int slot) {
        if (!received(slot)) {
            return;
        }
        int actor = messages.recipient[slot];
        SimWorker worker = workers[actors.worker(actor)];
        if (workers.length > 1) {
            worker = sharing.insteadOf(worker, now);
        }
        worker.push(actor);
        if (worker.isIdle()) {
            found.set(
                    messages.idle[slot],
                    messages.noticed[slot],
                    messages.is(slot, MessageSlots.FOUND_ASLEEP));
            long at = Math.max(now, worker.idleFrom);
            worker.eventAt = worker.delays.noticedAt(worker.stops, worker.idleFrom, at, found);
            worker.state = SimWorker.State.WAKING;
        }
    }

    /** Whether its recipient has to be scheduled for it. */
    private boolean received(int slot) {
        inFlight++;
        mostInFlight = Math.max(mostInFlight, inFlight);
        return actors.receive(slot);
    }

    private void sendCaused(SimWorker worker) {
        int slot = worker.caused;
        int cause = worker.message;
        worker.caused = messages.next[slot];
        messages.newSentAt[slot] = now;
        messages.newRootSentAt[slot] = rootSentAt(slot, cause);
        awaitCaused(worker);
        if (received(slot)) {
            worker.schedule(messages.recipient[slot]);
        }
    }

    private long rootSentAt(int slot, int cause) {
        if (messages.is(slot, MessageSlots.ROOT)) {
            return now;
        }
        if (messages.rootSentAt[slot] == messages.rootSentAt[cause]) {
            return messages.newRootSentAt[cause];
        }
        // The handler chose another operation, which may be over: its sending was as late as then.
        long due = MessageTimes.operationBeganAt(messages.dueAt[slot], messages.rootSentAt[slot]);
        return laps.compressed(due) + messages.rootSentAt[slot] - due;
    }

    // ---- workers

    private void step(SimWorker worker) {
        switch (worker.state) {
            case IDLE -> throw new IllegalStateException("nothing happens to an idle worker");
            case WAKING -> nextTurn(worker);
            case TIDYING -> afterMessage(worker);
            case HANDLING -> {
                if (worker.causedAt == now) {
                    sendCaused(worker);
                } else if (worker.endsAt == now) {
                    complete(worker);
                } else {
                    worker.watchedAt = sharing.look(worker, now);
                    worker.awaitHandler();
                }
            }
        }
    }

    private void nextTurn(SimWorker worker) {
        if (--worker.turnsToInbox <= 0) {
            worker.turnsToInbox = RULES.inboxInterval();
            worker.drainInbox(worker);
        }
        if (workers.length > 1) {
            sharing.share(worker, now);
        }
        int actor = worker.poll();
        worker.actor = actor;
        if (actor == ReadyRing.NONE) {
            worker.state = SimWorker.State.IDLE;
            worker.eventAt = SimWorker.NEVER;
            worker.idleFrom = now;
            return;
        }
        actors.runsOn(actor, worker.index);
        worker.turnLeft = RULES.turnMessages();
        worker.turnEndsAt = now + RULES.turnNanos();
        handleNext(worker);
    }

    private void handleNext(SimWorker worker) {
        int slot = actors.poll(worker.actor);
        recording.complete(slot);
        long nanos =
                speeds.apply(
                        messages.recipient[slot], messages.type[slot], messages.handling[slot]);
        worker.state = SimWorker.State.HANDLING;
        worker.message = slot;
        worker.startedAt = now;
        worker.endsAt = worker.stops.end(now, nanos);
        worker.caused = messages.firstCaused[slot];
        worker.watchedAt = sharing.firstLook(now, worker.endsAt);
        worker.busy += nanos + messages.after[slot];
        awaitCaused(worker);
    }

    /** When the handler will have come as far as it had when it sent its next message. */
    private void awaitCaused(SimWorker worker) {
        int caused = worker.caused;
        if (caused == MessageSlots.NONE) {
            worker.causedAt = SimWorker.NEVER;
        } else {
            int slot = worker.message;
            long done =
                    recordedStops[messages.stream[slot]].net(
                            messages.receivedAt[slot], messages.sentAt[caused]);
            long nanos = speeds.apply(messages.recipient[slot], messages.type[slot], done);
            worker.causedAt = Math.min(worker.endsAt, worker.stops.end(worker.startedAt, nanos));
        }
        worker.awaitHandler();
    }

    private void complete(SimWorker worker) {
        int slot = worker.message;
        latencies.message(
                messages.type[slot], messages.newSentAt[slot], worker.startedAt, worker.endsAt);
        if (messages.is(slot, MessageSlots.ENDS_OPERATION)) {
            long due = messages.dueAt[slot];
            latencies.operation(
                    due == 0 ? 0 : laps.compressed(due),
                    messages.newRootSentAt[slot],
                    worker.endsAt);
        }
        inFlight--;
        worker.state = SimWorker.State.TIDYING;
        worker.eventAt = worker.stops.end(now, messages.after[slot]);
        recording.done(slot);
        if (worker.eventAt == now) {
            afterMessage(worker);
        }
    }

    private void afterMessage(SimWorker worker) {
        boolean more = actors.hasMail(worker.actor);
        if (more && --worker.turnLeft > 0 && now <= worker.turnEndsAt) {
            handleNext(worker);
            return;
        }
        worker.ring.back();
        if (more) {
            worker.schedule(worker.actor);
        } else {
            actors.release(worker.actor);
        }
        nextTurn(worker);
    }
}
