package io.tacho.stress.replay;

import io.tacho.journal.reader.JournalStatus;
import io.tacho.journal.reader.RecordCursor;
import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.journal.reader.Window;
import io.tacho.runtime.spi.MessageFlags;
import io.tacho.runtime.spi.MessageIds;
import io.tacho.stress.StressException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A pass over the whole recording before anything is executed: where the range is, and whether
 * there is anything that can't be replayed. Confined to a thread.
 */
final class RangeFinder {
    private static final long NONE = Long.MAX_VALUE;

    private final RecordedRun run;
    private final @Nullable RangeBound from;
    private final @Nullable RangeBound until;
    private long messages;
    private long longestWait;
    private long first = NONE;
    private long last = Long.MIN_VALUE;
    private long fromMessage = NONE;
    private long untilMessage = NONE;
    private long firstStashed = NONE;
    private String stashedBy = "";
    private final RecipientOrder order = new RecipientOrder();

    private RangeFinder(RecordedRun run, @Nullable RangeBound from, @Nullable RangeBound until) {
        this.run = run;
        this.from = from;
        this.until = until;
    }

    /**
     * Looks for the range.
     *
     * @throws StressException if there is none, or if something in it can't be replayed
     */
    static ReplayRange find(
            RecordedRun run, @Nullable RangeBound from, @Nullable RangeBound until) {
        RangeFinder finder = new RangeFinder(run, from, until);
        try (RecordCursor cursor = run.reader().merged()) {
            RecordFlyweight record;
            while ((record = cursor.next()) != null) {
                if (!record.isActivity()) {
                    finder.add(record);
                }
            }
        }
        return finder.range();
    }

    private void add(RecordFlyweight record) {
        long receivedAt = record.receivedAt();
        messages++;
        longestWait = Math.max(longestWait, receivedAt - record.sentAt());
        first = Math.min(first, receivedAt);
        last = Math.max(last, receivedAt);
        if (from != null && from.messageId() == record.messageId()) {
            fromMessage = receivedAt;
        }
        if (until != null && until.messageId() == record.messageId()) {
            untilMessage = receivedAt;
        }
        if ((record.flags() & MessageFlags.STASHED) != 0 && receivedAt < firstStashed) {
            firstStashed = receivedAt;
            stashedBy = run.reader().dictionary().actorName(record.recipient());
        }
        checkOrder(record);
    }

    private void checkOrder(RecordFlyweight record) {
        if (!order.follows(record)) {
            throw new StressException(
                    "message "
                            + MessageIds.text(record.messageId())
                            + " of "
                            + run.reader().dictionary().actorName(record.recipient())
                            + " is recorded out of its order; this run can't be replayed");
        }
    }

    private ReplayRange range() {
        if (messages == 0) {
            throw new StressException(
                    run.reader().directory() + " has no messages on record to replay");
        }
        Window window = run.window();
        long start = window == null ? first : window.start();
        long begin = from == null ? start : locate("--from", from, fromMessage, start);
        long end =
                until == null
                        ? window == null ? NONE : window.end()
                        : locate(
                                "--until",
                                until,
                                // The message itself is in the range.
                                untilMessage == NONE ? NONE : untilMessage + 1,
                                start);
        if (begin >= end || begin > last || end <= first) {
            throw usage(
                    String.format(
                            Locale.ROOT,
                            "no message was received from %s until %s; the recording goes from"
                                    + " %.3fs to %.3fs of the measured window",
                            from == null ? "the window's start" : from,
                            until == null ? "the window's end" : until,
                            (first - start) / 1e9,
                            (last - start) / 1e9));
        }
        if (firstStashed < end) {
            throw new StressException(
                    stashedBy
                            + " put messages aside (a stash), which can't be replayed yet; end the"
                            + " range before with --until");
        }
        return new ReplayRange(
                begin,
                end,
                messages,
                longestWait,
                run.reader().status().completeness() == JournalStatus.Completeness.COMPLETE);
    }

    private static long locate(String option, RangeBound bound, long message, long start) {
        if (!bound.isMessage()) {
            return start + bound.offsetNanos();
        }
        if (message == NONE) {
            throw usage(option + ": there is no message " + bound + " on record");
        }
        return message;
    }

    private static StressException usage(String message) {
        return StressException.usage(message);
    }
}
