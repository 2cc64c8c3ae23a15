/** Tests of recomputed queues. */
@NullMarked
package io.tacho.stress.whatif;

import org.jspecify.annotations.NullMarked;
