/**
 * What can be said of benchmark scores: whether forks agree with each other, whether two builds
 * differ, and where a series of builds changed.
 *
 * <p>The way of a judgement: {@link io.tacho.profiling.stats.Steadiness} grades the {@link
 * io.tacho.profiling.stats.Spread} of one benchmark's forks; {@link
 * io.tacho.profiling.stats.Comparison} sets two samples of forks beside each other, and {@link
 * io.tacho.profiling.stats.Verdicts} judges the comparisons of a suite together; {@link
 * io.tacho.profiling.stats.EDivisive} finds the change points of a history. The sampling unit is
 * the fork: one score, the mean of its iterations, for each fresh JVM.
 *
 * <p>Everything is a pure function of its arguments. What resamples or permutes does so from a
 * fixed seed with {@link java.util.Random}, whose algorithm is part of its contract: the same
 * scores give the same result in any run, on any JDK.
 *
 * <p>Threads: any; nothing is shared. Ownership: arrays given are read, never kept nor changed.
 * Allocation: freely; none of this runs while something is measured. Scores that can't be judged,
 * negative, infinite or missing, are refused with a {@link io.tacho.profiling.ProfilingException}.
 */
@NullMarked
package io.tacho.profiling.stats;

import org.jspecify.annotations.NullMarked;
