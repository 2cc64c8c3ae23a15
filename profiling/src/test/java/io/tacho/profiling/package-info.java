/** Tests of profiling. They run on JUnit's threads, and one session at a time. */
@NullMarked
package io.tacho.profiling;

import org.jspecify.annotations.NullMarked;
