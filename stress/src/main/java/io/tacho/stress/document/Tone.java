package io.tacho.stress.document;

import java.util.Locale;

/** What a mark says beyond its words, which a colour may say too. */
public enum Tone {
    /** As it should be. */
    GOOD,
    /** To be looked at. */
    DOUBTFUL,
    /** Not as it should be. */
    BAD,
    /** None of these. */
    NEUTRAL;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
