/** Tests. */
@NullMarked
package io.tacho.stress.capacity;

import org.jspecify.annotations.NullMarked;
