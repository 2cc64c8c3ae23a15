/**
 * Results beside one another: what is read ({@link io.tacho.stress.compare.ResultReader}), what of
 * it may be compared ({@link io.tacho.stress.compare.ResultComparison}), results kept under a name
 * ({@link io.tacho.stress.compare.Baselines}), one figure over many results ({@link
 * io.tacho.stress.compare.History}). The statistics are in {@code io.tacho.profiling.stats}. Runs
 * on the command's thread.
 */
@NullMarked
package io.tacho.stress.compare;

import org.jspecify.annotations.NullMarked;
