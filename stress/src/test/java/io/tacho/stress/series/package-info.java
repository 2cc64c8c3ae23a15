/** Tests. */
@NullMarked
package io.tacho.stress.series;

import org.jspecify.annotations.NullMarked;
