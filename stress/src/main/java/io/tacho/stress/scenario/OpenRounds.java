package io.tacho.stress.scenario;

/**
 * How many confirmations each open round of a publisher still waits for. Rounds are numbers modulo
 * {@link Interned#SIZE}, which is the most that may be open. The table starts small and grows to
 * the most that were open at once. Lives in its component's turns.
 */
final class OpenRounds {
    private static final int INITIAL = 4;

    private short[] missing = {};
    private int oldest;
    private int next;
    private int open;

    OpenRounds() {}

    /** Opens a round; returns its number. */
    int start(int confirmations) {
        if (next - oldest == missing.length) {
            closeOldest();
            if (next - oldest == missing.length) {
                grow();
            }
        }
        int round = next++;
        missing[round & (missing.length - 1)] = (short) confirmations;
        open++;
        return round & (Interned.SIZE - 1);
    }

    /** Notes a confirmation; true if it was the last one of its round. */
    boolean arrived(int round) {
        if (--missing[round & (missing.length - 1)] > 0) {
            return false;
        }
        open--;
        return true;
    }

    int open() {
        return open;
    }

    private void closeOldest() {
        while (oldest < next && missing[oldest & (missing.length - 1)] == 0) {
            oldest++;
        }
    }

    private void grow() {
        if (missing.length == 0) {
            missing = new short[INITIAL];
            return;
        }
        if (missing.length == Interned.SIZE) {
            throw new IllegalStateException(
                    Interned.SIZE + " publications of one component wait for confirmation");
        }
        short[] larger = new short[missing.length * 2];
        for (int round = oldest; round < next; round++) {
            larger[round & (larger.length - 1)] = missing[round & (missing.length - 1)];
        }
        missing = larger;
    }
}
