/** Tests of what reads a journal, on journals that were damaged. */
@NullMarked
package io.tacho.stress.damage;

import org.jspecify.annotations.NullMarked;
