/** Tests. */
@NullMarked
package io.tacho.stress.load;

import org.jspecify.annotations.NullMarked;
