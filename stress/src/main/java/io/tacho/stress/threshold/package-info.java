/**
 * What is asked of a run: {@link io.tacho.stress.threshold.Threshold} in the grammar that k6's
 * users know, with units.
 */
@NullMarked
package io.tacho.stress.threshold;

import org.jspecify.annotations.NullMarked;
