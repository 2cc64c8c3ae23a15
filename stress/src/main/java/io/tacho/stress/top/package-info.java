/**
 * A live view of a running system from another process: reads the counters file and the directory
 * of names, and takes no lock of either while it waits. Confined to one thread.
 */
@NullMarked
package io.tacho.stress.top;

import org.jspecify.annotations.NullMarked;
