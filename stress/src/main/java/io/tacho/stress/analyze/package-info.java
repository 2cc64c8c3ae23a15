/**
 * Latency recomputed offline, from the journal alone: streams through every record in constant
 * memory. Confined to one thread.
 */
@NullMarked
package io.tacho.stress.analyze;

import org.jspecify.annotations.NullMarked;
