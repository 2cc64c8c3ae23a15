package io.tacho.stress.analyze;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The slowest of many, of different operations. Confined to a thread; allocates only for what gets
 * in.
 */
final class Slowest {
    private final int most;
    private final List<SlowEnd> ends = new ArrayList<>();

    /** What is quicker doesn't get in. */
    private long least = Long.MIN_VALUE;

    Slowest(int most) {
        this.most = most;
    }

    void offer(long nanos, long rootId, long messageId, long completedAt) {
        if (nanos > least) {
            insert(new SlowEnd(nanos, rootId, messageId, completedAt));
        }
    }

    void add(Slowest other) {
        other.ends.forEach(
                end -> offer(end.nanos(), end.rootId(), end.messageId(), end.completedAt()));
    }

    /** The slowest first. */
    List<SlowEnd> ends() {
        return List.copyOf(ends);
    }

    private void insert(SlowEnd end) {
        for (SlowEnd there : ends) {
            if (there.rootId() == end.rootId()) {
                if (there.nanos() >= end.nanos()) {
                    return;
                }
                ends.remove(there);
                break;
            }
        }
        ends.add(end);
        ends.sort(Comparator.comparingLong(SlowEnd::nanos).reversed());
        if (ends.size() > most) {
            ends.remove(most);
        }
        if (ends.size() == most) {
            least = ends.get(most - 1).nanos();
        }
    }
}
