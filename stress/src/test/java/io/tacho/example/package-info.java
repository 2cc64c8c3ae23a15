/**
 * Programs that documents show and that need more than the runtime; tests keep the two the same.
 */
@NullMarked
package io.tacho.example;

import org.jspecify.annotations.NullMarked;
