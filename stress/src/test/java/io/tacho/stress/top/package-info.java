/** Tests. */
@NullMarked
package io.tacho.stress.top;

import org.jspecify.annotations.NullMarked;
