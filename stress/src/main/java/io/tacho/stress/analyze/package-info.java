/**
 * Latency recomputed offline, from the journal alone: streams twice through every record, each
 * stream on a thread of its own, in memory that hardly grows with them (88 bytes for each 4,096).
 * Results are one thread's.
 */
@NullMarked
package io.tacho.stress.analyze;

import org.jspecify.annotations.NullMarked;
