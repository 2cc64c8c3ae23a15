/** Tests. */
@NullMarked
package io.tacho.stress.export;

import org.jspecify.annotations.NullMarked;
