/** Benchmarks of parts of the journal that nobody outside of it sees. */
@NullMarked
package io.tacho.journal;

import org.jspecify.annotations.NullMarked;
