/** Tests. */
@NullMarked
package io.tacho.stress.compare;

import org.jspecify.annotations.NullMarked;
