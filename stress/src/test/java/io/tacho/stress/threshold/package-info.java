/** Tests. */
@NullMarked
package io.tacho.stress.threshold;

import org.jspecify.annotations.NullMarked;
