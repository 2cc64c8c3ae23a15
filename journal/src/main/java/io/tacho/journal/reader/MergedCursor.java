package io.tacho.journal.reader;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Several streams in one order of time, in which a cause comes before its effect. There are as many
 * as workers, so the earliest of their next records is simply looked for.
 *
 * <p>Both may bear the same ns: a worker whose clock lags takes the time of the sending, and that
 * is when the sender received what it passes on. Then the one that was sent first is first, or the
 * one that the other names as its cause.
 */
final class MergedCursor implements RecordCursor {
    private final RecordCursor[] cursors;
    private final @Nullable RecordFlyweight[] heads;

    /**
     * Whether the head was shown, so that it has to be replaced: not before the next is asked for.
     */
    private final boolean[] shown;

    /** Of cursors that were not moved yet. */
    MergedCursor(RecordCursor[] cursors) {
        this.cursors = cursors;
        heads = new RecordFlyweight[cursors.length];
        shown = new boolean[cursors.length];
        Arrays.fill(shown, true);
    }

    @Override
    public @Nullable RecordFlyweight next() {
        RecordFlyweight earliest = null;
        int first = 0;
        for (int i = 0; i < heads.length; i++) {
            if (shown[i]) {
                heads[i] = cursors[i].next();
                shown[i] = false;
            }
            RecordFlyweight head = heads[i];
            if (head != null && (earliest == null || precedes(head, earliest))) {
                earliest = head;
                first = i;
            }
        }
        if (earliest != null) {
            shown[first] = true;
        }
        return earliest;
    }

    private static boolean precedes(RecordFlyweight record, RecordFlyweight other) {
        long later = other.receivedAt() - record.receivedAt();
        if (later == 0) {
            later = other.sentAt() - record.sentAt();
        }
        return later > 0 || later == 0 && other.causeId() == record.messageId();
    }

    @Override
    public void close() {
        for (RecordCursor cursor : cursors) {
            cursor.close();
        }
    }
}
