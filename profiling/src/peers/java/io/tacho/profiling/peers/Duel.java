package io.tacho.profiling.peers;

/**
 * Figures of Tacho and of a peer that may be compared.
 *
 * @param tacho Tacho's
 * @param other the peer's, of the same row and regime
 */
record Duel(Figures tacho, Figures other) {
    /** Who is better. */
    enum Ahead {
        TACHO,
        PEER,
        /** The ranges of the two overlap. */
        NEITHER
    }

    /** Tacho's median over the peer's; below 1 Tacho needs less. */
    double ratio() {
        return tacho.median() / other.median();
    }

    /** Who is better in each of its forks than the other in any. */
    Ahead ahead() {
        if (tacho.isBelow(other)) {
            return Ahead.TACHO;
        }
        return other.isBelow(tacho) ? Ahead.PEER : Ahead.NEITHER;
    }
}
