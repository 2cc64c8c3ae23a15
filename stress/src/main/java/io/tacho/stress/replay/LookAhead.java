package io.tacho.stress.replay;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Messages that were read and not fed. Records are read in the order in which they were received,
 * but fed in the order in which they were sent, and always in the order of their recipient: so each
 * waits here until all that may have been sent before it are read. A message that waited in its
 * mailbox while more than {@value #MOST} others were received comes late. Confined to a thread.
 */
final class LookAhead {
    private static final int MOST = 1 << 17;

    /** So many that a record which was written late is read in time. */
    private static final int LEAST = 1 << 12;

    private final PriorityQueue<Waiting> queue = new PriorityQueue<>();

    /** By recorded actor id, when its last message is due. */
    private long[] lastDue = new long[16];

    private final RecordSource source;
    private final long limit;
    private final long longestWait;
    private long lastReceivedAt;
    private long read;

    /**
     * @param limit messages that were received at this time or later are not read
     * @param longestWait how long before it was received a message may have been sent, ns; 0 if
     *     they need not be fed in the order of their sending
     */
    LookAhead(RecordSource source, long limit, long longestWait) {
        this.source = source;
        this.limit = limit;
        this.longestWait = longestWait;
        Arrays.fill(lastDue, Long.MIN_VALUE);
    }

    /** Reads on, until the first can be fed or nothing is left before the limit. */
    void fill() {
        while (needsMore()) {
            ReadMessage next = source.next(limit);
            if (next == null) {
                return;
            }
            lastReceivedAt = next.times().receivedAt();
            queue.add(new Waiting(next, due(next), read++));
        }
    }

    private boolean needsMore() {
        Waiting first = queue.peek();
        return first == null
                || queue.size() < LEAST
                || queue.size() < MOST && lastReceivedAt - first.due <= longestWait;
    }

    @Nullable ReadMessage poll() {
        Waiting first = queue.poll();
        return first == null ? null : first.message;
    }

    private long due(ReadMessage message) {
        int recipient = message.recipient();
        if (recipient >= lastDue.length) {
            int before = lastDue.length;
            lastDue = Arrays.copyOf(lastDue, Math.max(recipient + 1, 2 * before));
            Arrays.fill(lastDue, before, lastDue.length, Long.MIN_VALUE);
        }
        lastDue[recipient] = Math.max(lastDue[recipient], message.times().sentAt());
        return lastDue[recipient];
    }

    private record Waiting(ReadMessage message, long due, long number)
            implements Comparable<Waiting> {
        @Override
        public int compareTo(Waiting other) {
            int byTime = Long.compare(due, other.due);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }
}
