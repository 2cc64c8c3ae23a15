/**
 * The benchmark suite as a command: what is run ({@link io.tacho.stress.bench.BenchPlan}), what
 * came of it as a file ({@link io.tacho.stress.bench.BenchFile}), flame graphs, and trials of the
 * verdicts. Runs on the command's thread; what measures runs in JVMs of its own.
 */
@NullMarked
package io.tacho.stress.bench;

import org.jspecify.annotations.NullMarked;
