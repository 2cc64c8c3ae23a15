package io.tacho.stress.analyze;

/** Is told how an analysis goes on. Called by several threads. */
@FunctionalInterface
public interface AnalysisProgress {
    /** Nobody wants to know. */
    AnalysisProgress NONE = records -> {};

    /**
     * So many records more were gone through.
     *
     * @param records since the last call
     */
    void read(long records);
}
