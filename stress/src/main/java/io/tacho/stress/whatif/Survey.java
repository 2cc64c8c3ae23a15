package io.tacho.stress.whatif;

import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.journal.reader.Window;
import io.tacho.stress.StressException;
import io.tacho.stress.measure.LatencyReport;
import io.tacho.stress.measure.MeasuredWindow;

/** What must be known of a recording before it can be recomputed: a first pass over all of it. */
final class Survey {
    private final JournalReader reader;
    private final MeasuredWindow window = new MeasuredWindow();
    private final Latencies recorded = new Latencies();
    private final ReadHorizon horizon = new ReadHorizon();
    private final ActorTrace before = new ActorTrace();
    private final Standstill outside;
    private final Standstill[] workers;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long messages;
    private long operations;
    private long continued;

    private Survey(JournalReader reader) {
        this.reader = reader;
        Window measured = reader.lastWindow();
        window.startAt(measured == null ? Long.MIN_VALUE / 4 : measured.start());
        window.endAt(measured == null ? Long.MAX_VALUE : measured.end());
        Pauses pauses = new Pauses(reader.pauses());
        outside = new Standstill(pauses);
        workers = new Standstill[reader.streams()];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Standstill(pauses);
        }
    }

    /**
     * Reads all of it.
     *
     * @throws StressException if there is nothing to recompute
     */
    static Survey of(JournalReader reader) {
        Survey survey = new Survey(reader);
        for (int stream = 0; stream < reader.streams(); stream++) {
            reader.forEachRecord(stream, survey::add);
        }
        if (survey.messages == 0) {
            throw new StressException(
                    "no message is on record in the measured window of " + reader.directory());
        }
        survey.horizon.seal();
        return survey;
    }

    private void add(RecordFlyweight record) {
        long receivedAt = record.receivedAt();
        Standstill worker = workers[record.stream()];
        worker.wasAlive(receivedAt);
        worker.wasAlive(record.completedAt());
        if (record.isActivity()) {
            return;
        }
        if (window.contains(receivedAt)) {
            inWindow(record);
        } else if (receivedAt < window.startsAt()) {
            before.handled(Math.max(0, record.recipient()), record.stream(), record.completedAt());
        }
    }

    private void inWindow(RecordFlyweight record) {
        long sentAt = record.sentAt();
        long completedAt = record.completedAt();
        long since = record.waitsSince();
        messages++;
        first = Math.min(first, since);
        last = Math.max(last, record.receivedAt());
        horizon.add(since, record.receivedAt());
        recorded.message(record.typeId(), sentAt, record.receivedAt(), completedAt);
        if (record.endsOperation()) {
            recorded.operation(record.dueAt(), record.rootSentAt(), completedAt);
        }
        if (record.causeId() == 0) {
            outside.wasAlive(sentAt);
        }
        if (record.rootId() == record.messageId()) {
            operations++;
            continued += record.sender() == 0 ? 0 : 1;
        }
    }

    JournalReader reader() {
        return reader;
    }

    boolean isInWindow(long receivedAt) {
        return window.contains(receivedAt);
    }

    boolean isAfterWindow(long receivedAt) {
        return receivedAt >= window.endsAt();
    }

    /**
     * The window, where nothing was on its way when it began, as often as it is needed.
     *
     * @param load how many times as fast operations arrive
     */
    Laps laps(double load) {
        long origin = reader.lastWindow() == null ? first : window.startsAt();
        long end = window.isOpen() ? last + 1 : window.endsAt();
        return new Laps(origin, Math.max(1, end - origin), load);
    }

    /** Whether operations began when others ended, so that there is no load that could change. */
    boolean isClosedLoop() {
        return 2 * continued > operations;
    }

    LatencyReport recorded() {
        return recorded.report(reader.dictionary());
    }

    ReadHorizon horizon() {
        return horizon;
    }

    /** As the window began. */
    ActorTrace actors() {
        return before.copy();
    }

    int workers() {
        return workers.length;
    }

    Standstill worker(int index) {
        return workers[index];
    }

    /** Of the load. */
    Standstill outside() {
        return outside;
    }
}
