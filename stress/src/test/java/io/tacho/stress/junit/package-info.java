/** Tests. */
@NullMarked
package io.tacho.stress.junit;

import org.jspecify.annotations.NullMarked;
