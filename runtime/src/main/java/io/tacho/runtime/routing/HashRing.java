package io.tacho.runtime.routing;

import io.tacho.runtime.ActorRef;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Consistent hashing (Karger et al., "Consistent Hashing and Random Trees", STOC 1997): each routee
 * owns several points of a ring, and a key belongs to the first point at or after its hash.
 *
 * <p>A point is one {@code long}: the upper 48 bits are where it lies, the lower 16 which routee
 * owns it, so one sorted array is all there is to search. Where a routee's points lie depends on
 * its name alone.
 *
 * @param <M> what the routees understand
 */
final class HashRing<M> implements Selector<M> {
    private static final int OWNER_BITS = 16;
    private static final long OWNER_MASK = (1L << OWNER_BITS) - 1;
    static final int MAX_ROUTEES = 1 << OWNER_BITS;
    static final int MAX_VIRTUAL_NODES = 1_024;

    private final List<ActorRef<M>> routees;
    private final ToLongFunction<? super M> key;
    private final long[] points;

    HashRing(List<ActorRef<M>> routees, ToLongFunction<? super M> key, int virtualNodes) {
        if (routees.size() > MAX_ROUTEES) {
            throw new IllegalArgumentException(
                    "a consistent hash has at most "
                            + MAX_ROUTEES
                            + " routees, not "
                            + routees.size());
        }
        this.routees = routees;
        this.key = key;
        this.points = new long[routees.size() * virtualNodes];
        int count = 0;
        for (int owner = 0; owner < routees.size(); owner++) {
            SplitMix64 places = new SplitMix64(hash(routees.get(owner).name()));
            for (int node = 0; node < virtualNodes; node++) {
                points[count++] = places.next() & ~OWNER_MASK | owner;
            }
        }
        Arrays.sort(points);
    }

    @Override
    public ActorRef<M> select(M message) {
        long place = SplitMix64.mix(key.applyAsLong(message)) & ~OWNER_MASK;
        int found = Arrays.binarySearch(points, place);
        int at = found >= 0 ? found : ~found;
        // After the last point comes the first: it is a ring.
        long point = points[at < points.length ? at : 0];
        return routees.get((int) (point & OWNER_MASK));
    }

    /**
     * FNV-1a over the characters (Fowler, Noll and Vo): names differ in a few bits, and {@code
     * String.hashCode} gives many of them the same 32.
     */
    private static long hash(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
