/** Tests. */
@NullMarked
package io.tacho.runtime.replay;

import org.jspecify.annotations.NullMarked;
