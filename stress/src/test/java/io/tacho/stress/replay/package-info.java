/** Tests. */
@NullMarked
package io.tacho.stress.replay;

import org.jspecify.annotations.NullMarked;
