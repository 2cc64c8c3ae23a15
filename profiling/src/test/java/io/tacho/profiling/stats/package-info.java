/** Tests of the statistics, with samples whose answer is known. */
@NullMarked
package io.tacho.profiling.stats;

import org.jspecify.annotations.NullMarked;
