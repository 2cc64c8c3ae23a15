package io.tacho.stress.analyze;

import io.tacho.journal.JournalOptions;
import io.tacho.journal.JournalTap;
import io.tacho.journal.reader.JournalReader;
import io.tacho.runtime.spi.MessageFlags;
import io.tacho.runtime.spi.MessageIds;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import io.tacho.stress.WrittenHeader;
import java.nio.file.Path;

/** A journal of one worker with records made for a test. */
public final class WrittenJournal {
    private static final int LANE = 1;

    private final Path directory;
    private final JournalTap tap;
    private final TapStream stream;
    private long sequence;
    private long sentAt;
    private long dueAt;
    private long causeId;
    private long rootId;
    private long rootSentAt;
    private int sender;
    private Object message = "m";

    public WrittenJournal(Path directory) {
        this.directory = directory;
        tap = JournalTap.open(JournalOptions.builder(directory, 1).activityThreshold(0).build());
        stream = tap.openStream(0);
        tap.windowStart(0);
    }

    public JournalTap tap() {
        return tap;
    }

    TapStream stream() {
        return stream;
    }

    /** Appends a message that was due when it was sent. */
    public void message(int recipient, long sent, long received, long completed) {
        message(recipient, 0, sent, received, completed);
    }

    void message(int recipient, long due, long sent, long received, long completed) {
        sequence++;
        sentAt = sent;
        dueAt = due;
        causeId = 0;
        rootId = MessageIds.of(LANE, sequence);
        rootSentAt = sent;
        sender = 0;
        append(recipient, received, completed, 0);
    }

    /** Appends a message that the handler of an earlier one sent; returns its number. */
    long caused(long cause, int from, int recipient, long sent, long received, long completed) {
        return caused(cause, from, recipient, sent, received, completed, 0);
    }

    /** As above; the operation ends with it. */
    long last(long cause, int from, int recipient, long sent, long received, long completed) {
        return caused(
                cause, from, recipient, sent, received, completed, MessageFlags.ENDS_OPERATION);
    }

    /** Of the root it keeps what the last {@code message} said. */
    private long caused(
            long cause,
            int from,
            int recipient,
            long sent,
            long received,
            long completed,
            int flags) {
        sequence++;
        sentAt = sent;
        causeId = MessageIds.of(LANE, cause);
        sender = from;
        append(recipient, received, completed, flags);
        return sequence;
    }

    private void append(int recipient, long received, long completed, int flags) {
        WrittenHeader header =
                new WrittenHeader(
                        MessageIds.of(LANE, sequence),
                        causeId,
                        rootId,
                        dueAt,
                        rootSentAt,
                        sentAt,
                        sender,
                        message);
        stream.begin(header, recipient, 1, received, -1);
        stream.end(completed, MessageOutcome.HANDLED, flags);
    }

    /** The number of the last message. */
    long number() {
        return sequence;
    }

    /** Of a class of its own, if the given is. */
    public void messageOf(Object type, long at) {
        message = type;
        message(1, at, at, at);
    }

    /** So many messages that hardly wait, before the rest. */
    void quickMessages(int count) {
        for (int i = 1; i <= count; i++) {
            message(1, i * 100L, i * 100L + 10, i * 100L + 20);
        }
    }

    /** Ends it at a time. */
    Analysis analyze(long end) {
        return analyze(end, AnalysisOptions.WHOLE);
    }

    /** Ends it at a time. */
    Analysis analyze(long end, AnalysisOptions options) {
        return new JournalAnalyzer(end(end)).analyze(options);
    }

    /** Ends it at a time. */
    public JournalReader end(long end) {
        tap.windowEnd(end);
        stream.close();
        tap.laneClosed(1, sequence, 0);
        tap.close();
        return JournalReader.open(directory);
    }
}
