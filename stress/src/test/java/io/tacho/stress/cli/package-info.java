/** Tests. */
@NullMarked
package io.tacho.stress.cli;

import org.jspecify.annotations.NullMarked;
