/**
 * A live view of a running system from another process: reads the files of its counters, of what
 * its actors do and of their names, and takes no lock of any while it waits. Confined to one
 * thread.
 */
@NullMarked
package io.tacho.stress.top;

import org.jspecify.annotations.NullMarked;
