/** Tests. */
@NullMarked
package io.tacho.stress.scenario;

import org.jspecify.annotations.NullMarked;
