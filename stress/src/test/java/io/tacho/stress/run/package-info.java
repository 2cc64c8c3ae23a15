/** Tests. */
@NullMarked
package io.tacho.stress.run;

import org.jspecify.annotations.NullMarked;
