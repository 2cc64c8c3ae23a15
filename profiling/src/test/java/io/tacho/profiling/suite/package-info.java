@NullMarked
package io.tacho.profiling.suite;

import org.jspecify.annotations.NullMarked;
