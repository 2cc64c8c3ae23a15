/** Tests of what {@code io.tacho.stress.bench} does besides measuring. */
@NullMarked
package io.tacho.stress.bench;

import org.jspecify.annotations.NullMarked;
