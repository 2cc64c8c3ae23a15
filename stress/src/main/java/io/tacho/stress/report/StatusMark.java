package io.tacho.stress.report;

import io.tacho.profiling.suite.Status;
import io.tacho.stress.document.Text;
import io.tacho.stress.document.Tone;

/** A status as a shape and words: its colour says nothing that these don't. */
final class StatusMark {
    private StatusMark() {}

    static Text of(Status status) {
        return switch (status) {
            case MET -> Text.mark(Tone.GOOD, "\u2713 met");
            case MET_WITH_WARNING -> Text.mark(Tone.DOUBTFUL, "\u25b3 met, with a warning");
            case MISSED -> Text.mark(Tone.BAD, "\u2717 missed");
            case STEADY -> Text.mark(Tone.NEUTRAL, "\u25cb steady, nothing asked");
            case WARNING -> Text.mark(Tone.DOUBTFUL, "\u25b3 warning, nothing asked");
            case UNSTABLE -> Text.mark(Tone.BAD, "\u25b2 unstable");
            case UNKNOWN -> Text.mark(Tone.NEUTRAL, "? unknown");
        };
    }
}
