/** Tests. */
@NullMarked
package io.tacho.stress.measure;

import org.jspecify.annotations.NullMarked;
