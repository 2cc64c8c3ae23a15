/** Tests of the benchmarks: that they run and check themselves, not how fast anything is. */
@NullMarked
package io.tacho.profiling.bench;

import org.jspecify.annotations.NullMarked;
