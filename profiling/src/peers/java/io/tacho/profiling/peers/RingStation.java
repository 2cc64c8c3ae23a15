package io.tacho.profiling.peers;

/** One actor's part in a {@link RingCourse}. Confined to its actor while a round is on. */
final class RingStation {
    private final FinishLine line;
    private final int onwards;
    private int handled;

    /**
     * @param onwards how many tokens of a round are passed on; the rest has arrived
     */
    RingStation(FinishLine line, int onwards) {
        this.line = line;
        this.onwards = onwards;
    }

    /** Counts a token; true if it is to be passed on, false if it has arrived. */
    boolean handle() {
        if (++handled <= onwards) {
            return true;
        }
        line.cross();
        return false;
    }

    /** Tokens handled since this was last called. */
    int takeHandled() {
        int tokens = handled;
        handled = 0;
        return tokens;
    }
}
