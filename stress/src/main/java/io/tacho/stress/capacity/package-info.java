/** The highest rate at which a system still does what is asked of it. */
@NullMarked
package io.tacho.stress.capacity;

import org.jspecify.annotations.NullMarked;
