package io.tacho.stress.measure;

import io.tacho.runtime.spi.MessageIds;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * With which type of message each operation under way has begun, for the worker that ends it. All
 * workers share it: a table of fixed size. The operations that a lane begins lie in it one after
 * the other, so that one loses its place when {@value #SIZE} more have begun on its lane while it
 * is under way, or somewhat fewer where several lanes begin operations; its type is then not known.
 */
final class OperationTypes {
    /** Of an operation whose beginning was not seen, or whose place was lost. */
    static final int UNKNOWN = 0;

    static final String UNKNOWN_NAME = "(unknown)";

    /**
     * More than are under way at one time, but for a system that is overloaded: a second's at the
     * highest rates. Walked through in order, so that its 8 MB cost a miss of the cache for every
     * eighth operation.
     */
    static final int SIZE = 1 << 20;

    private static final int TYPE_BITS = 12;
    private static final int TYPE_MASK = (1 << TYPE_BITS) - 1;

    /**
     * How far apart lanes begin, which are numbered from 1: multiples of an irrational part of the
     * table, here of the golden ratio's, lie the farthest from each other (Knuth, The Art of
     * Computer Programming 6.4).
     */
    private static final long LANE_DISTANCE = (long) (SIZE * 0.6180339887498949);

    private static final VarHandle ENTRY = MethodHandles.arrayElementVarHandle(long[].class);

    /** The lower bits of an operation's id, and the type. */
    private final long[] table = new long[SIZE];

    private final List<String> names = new CopyOnWriteArrayList<>(List.of(UNKNOWN_NAME));

    OperationTypes() {}

    /**
     * The number of a type, for the caller to keep. Types with the same name have one.
     *
     * @param name as it is reported
     * @return {@link #UNKNOWN} if there are more than any program has
     */
    synchronized int numberOf(String name) {
        int known = names.indexOf(name);
        if (known >= 0 || names.size() > TYPE_MASK) {
            return Math.max(known, UNKNOWN);
        }
        names.add(name);
        return names.size() - 1;
    }

    String nameOf(int number) {
        return names.get(number);
    }

    /** The first message of an operation is about to be handled. */
    void began(long rootId, int type) {
        ENTRY.setOpaque(table, slot(rootId), rootId << TYPE_BITS | type);
    }

    /** The type of an operation that ends. */
    int typeOf(long rootId) {
        // Whoever ends an operation was sent a message by who began it, or by who was sent one.
        long entry = (long) ENTRY.getOpaque(table, slot(rootId));
        return (entry ^ rootId << TYPE_BITS) >>> TYPE_BITS == 0 ? (int) entry & TYPE_MASK : UNKNOWN;
    }

    private static int slot(long rootId) {
        long begin = MessageIds.lane(rootId) * LANE_DISTANCE;
        return (int) (begin + MessageIds.sequence(rootId)) & SIZE - 1;
    }
}
