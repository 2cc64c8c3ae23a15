package io.tacho.stress.analyze;

/**
 * Which part of a journal is analysed, and how finely.
 *
 * @param fromNanos where to begin, from the start of the measured window
 * @param untilNanos where to end, exclusive, from the start of the measured window; {@link
 *     Long#MAX_VALUE} for its end
 * @param windowNanos length of the windows that percentiles are also given for; 0 for none
 * @param timeline whether to keep what a chart over time needs
 */
public record AnalysisOptions(long fromNanos, long untilNanos, long windowNanos, boolean timeline) {
    /** The whole measured window, without windows in it. */
    public static final AnalysisOptions WHOLE = new AnalysisOptions(0, Long.MAX_VALUE, 0, false);

    /** Whether something is left out, at whose edges messages may be on their way. */
    boolean isPart() {
        return fromNanos > 0 || untilNanos < Long.MAX_VALUE;
    }
}
