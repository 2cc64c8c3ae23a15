package io.tacho.stress.whatif;

import io.tacho.journal.reader.RecordCursor;
import io.tacho.journal.reader.RecordFlyweight;
import org.jspecify.annotations.Nullable;

/**
 * The recorded messages with what each of them cost, read as far as the simulation needs. Messages
 * stand in the journal in the order in which they were received; whoever handles one again must
 * know what it caused, which was received later.
 */
final class Recording implements AutoCloseable {
    /** What a worker did after a message stands in the record at most so much later, mostly. */
    private static final long AFTER = 1_000_000;

    private final Survey survey;
    private final Laps laps;
    private RecordCursor cursor;
    private int lap;
    private final MessageSlots messages = new MessageSlots();
    private final RecordedWorker[] workers;
    private ActorTrace actors;

    /** What nothing on record has caused, by when it began to wait. */
    private final TimeHeap uncaused = new TimeHeap();

    /** Only where handlers begin operations; else it would cost much for nothing. */
    private final @Nullable OperationStarts starts;

    private long readTo = Long.MIN_VALUE;

    Recording(Survey survey, Laps laps) {
        this.survey = survey;
        this.laps = laps;
        actors = survey.actors();
        starts = survey.isClosedLoop() ? new OperationStarts(messages) : null;
        workers = new RecordedWorker[survey.workers()];
        for (int i = 0; i < workers.length; i++) {
            workers[i] =
                    new RecordedWorker(messages, survey.worker(i).recorded(laps), laps.origin());
        }
        cursor = survey.reader().merged();
    }

    MessageSlots messages() {
        return messages;
    }

    IdleDelays delays(int worker) {
        return workers[worker % workers.length].delays();
    }

    /**
     * When the next message that nothing has caused began to wait.
     *
     * @param until how far that has to be known: what began by then; the largest number for as far
     *     as it takes to find one
     * @return ns, and if later than that, not exactly; the largest number if there are no more
     */
    long nextUncaused(long until) {
        long known = until;
        if (until == Long.MAX_VALUE) {
            while (uncaused.isEmpty() && readTo != Long.MAX_VALUE) {
                readOne();
            }
            known = uncaused.isEmpty() ? Long.MIN_VALUE : uncaused.time();
        }
        readWhatBegan(known);
        return uncaused.isEmpty() ? Long.MAX_VALUE : uncaused.time();
    }

    int takeUncaused() {
        return uncaused.take();
    }

    /** Reads on until what a message caused is known, and what its worker did then. */
    void complete(int slot) {
        readWhatBegan(messages.completedAt[slot] + AFTER);
    }

    private void readWhatBegan(long time) {
        long shift = laps.shift(laps.at(time));
        long until = survey.horizon().receivedBy(time - shift) + shift;
        while (readTo <= until && readTo != Long.MAX_VALUE) {
            readOne();
        }
    }

    private void readOne() {
        RecordFlyweight record = cursor.next();
        if (record == null || survey.isAfterWindow(record.receivedAt())) {
            nextLap();
            return;
        }
        if (!survey.isInWindow(record.receivedAt())) {
            return;
        }
        long shift = laps.shift(lap);
        readTo = record.receivedAt() + shift;
        if (laps.isOver(readTo)) {
            readTo = Long.MAX_VALUE;
        } else if (record.isActivity()) {
            workers[record.stream()].activity(
                    record.activity(), readTo, record.completedAt() + shift);
        } else {
            message(record, shift);
        }
    }

    private void nextLap() {
        if (lap == laps.count() - 1) {
            readTo = Long.MAX_VALUE;
            return;
        }
        cursor.close();
        cursor = survey.reader().merged();
        lap++;
        actors = survey.actors();
        for (RecordedWorker worker : workers) {
            worker.nextLap(laps.origin() + laps.shift(lap));
        }
    }

    private void message(RecordFlyweight record, long shift) {
        int slot = messages.add(record, Laps.idOn(lap, record.messageId()), shift);
        int actor = messages.recipient[slot];
        int stream = record.stream();
        int cause = causeOf(record);
        boolean expected =
                actors.where(actor, workers.length) == stream
                        || cause != MessageSlots.NONE && messages.stream[cause] == stream;
        long readyAt = Math.max(messages.sentAt[slot], actors.completedAt(actor));
        workers[stream].message(slot, readyAt, !expected);
        actors.handled(actor, stream, messages.completedAt[slot]);
        if (starts != null) {
            starts.add(slot);
        }
        if (cause == MessageSlots.NONE) {
            uncaused.add(messages.beganAt(slot), messages.id[slot], slot);
        } else {
            messages.addCaused(cause, slot);
        }
    }

    private int causeOf(RecordFlyweight record) {
        if (record.causeId() != 0) {
            return messages.find(Laps.idOn(lap, record.causeId()));
        }
        return starts != null && record.sender() != 0
                ? starts.handledBy(record.sender(), record.sentAt())
                : MessageSlots.NONE;
    }

    /** A message was handled again. */
    void done(int slot) {
        if (starts != null) {
            starts.remove(slot);
        }
        messages.remove(slot);
    }

    @Override
    public void close() {
        cursor.close();
    }
}
