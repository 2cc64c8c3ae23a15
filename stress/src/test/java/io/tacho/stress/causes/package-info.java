/** Runs with causes of latency that were put there, to see whether they are found. */
@NullMarked
package io.tacho.stress.causes;

import org.jspecify.annotations.NullMarked;
