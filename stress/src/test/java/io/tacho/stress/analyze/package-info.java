/** Tests. */
@NullMarked
package io.tacho.stress.analyze;

import org.jspecify.annotations.NullMarked;
