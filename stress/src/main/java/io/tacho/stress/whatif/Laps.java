package io.tacho.stress.whatif;

/**
 * How often a recording is gone through, one lap after the other, so that under so many times the
 * load the recomputed time is as long as the recorded one and has all of its pauses in it. Each lap
 * comes so much later, and a time of the recording on a lap is a played one.
 *
 * @param origin where the first begins, ns
 * @param length of each, ns; more than 0
 * @param load how many times as fast operations arrive
 */
record Laps(long origin, long length, double load) {
    /** So that ids of messages stay apart: more messages than any source of them sends. */
    private static final int ID_SHIFT = 38;

    /** Of the recording; the last may be shorter. */
    int count() {
        return (int) Math.ceil(Math.max(1, load));
    }

    /** Of the pauses, in recomputed time. */
    int ofPauses() {
        return (int) Math.ceil(Math.max(1, 1 / load));
    }

    /** How much later than in the recording a lap is played, ns. */
    long shift(int lap) {
        return lap * length;
    }

    /** The lap of a played time. */
    int at(long played) {
        return (int) Math.min(count() - 1, Math.max(0, played - origin) / length);
    }

    /** Whether a played time comes after all laps. */
    boolean isOver(long played) {
        return load > 1 && played - origin >= load * length;
    }

    /** When what was recorded comes under the new load: so many times as early after the origin. */
    long compressed(long played) {
        return load == 1 ? played : origin + Math.round((played - origin) / load);
    }

    /** Up to which played time all must be known that comes up to a time under the new load. */
    long expanded(long time) {
        return load == 1 || time == Long.MAX_VALUE
                ? time
                : origin + (long) Math.ceil((time - origin + 1) * load);
    }

    /** An id that is not used on any other lap. */
    static long idOn(int lap, long id) {
        return id + ((long) lap << ID_SHIFT);
    }
}
