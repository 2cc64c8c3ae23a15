@NullMarked
package io.tacho.profiling.machine;

import org.jspecify.annotations.NullMarked;
