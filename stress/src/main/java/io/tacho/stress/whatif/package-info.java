/**
 * The recorded queues recomputed under other conditions: a discrete-event simulation of the workers
 * that is fed with the costs on record. Confined to one thread. Its memory grows with the messages
 * that are on their way at a time, not with the record.
 */
@NullMarked
package io.tacho.stress.whatif;

import org.jspecify.annotations.NullMarked;
