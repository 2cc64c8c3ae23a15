/** The programs that README.md shows; a test keeps the two the same and runs them. */
@NullMarked
package io.tacho.example;

import org.jspecify.annotations.NullMarked;
