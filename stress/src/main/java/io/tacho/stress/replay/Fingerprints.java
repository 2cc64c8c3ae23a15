package io.tacho.stress.replay;

import java.nio.ByteBuffer;

/**
 * Numbers of 64 bits that stand for names and payloads while they are compared: FNV-1a (Fowler,
 * Noll, Vo). Only what one handler sent is ever compared with each other.
 */
final class Fingerprints {
    /** Of what is not known, and so equals anything. */
    static final long UNKNOWN = 0;

    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Fingerprints() {}

    static long of(String text) {
        long hash = BASIS;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return known(hash);
    }

    static long of(ByteBuffer bytes, int from, int length) {
        long hash = BASIS;
        for (int i = from; i < from + length; i++) {
            hash = (hash ^ bytes.get(i) & 0xFF) * PRIME;
        }
        return known(hash);
    }

    /** Of an actor's name. One without a name is another in each system, so it is not known. */
    static long ofActor(String name) {
        return isUnnamed(name) ? UNKNOWN : of(name);
    }

    static boolean isUnnamed(String actorName) {
        return actorName.startsWith("#");
    }

    static long ofQuestion(long type, long payload) {
        return (type ^ payload) * PRIME;
    }

    static boolean mayBeEqual(long one, long other) {
        return one == other || one == UNKNOWN || other == UNKNOWN;
    }

    private static long known(long hash) {
        return hash == UNKNOWN ? 1 : hash;
    }
}
