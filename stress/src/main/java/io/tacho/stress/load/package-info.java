/**
 * What asks for operations: {@link io.tacho.stress.load.OpenLoop} on a fixed schedule from a thread
 * of its own, {@link io.tacho.stress.load.ClosedLoop} with a number of operations in flight.
 * Neither allocates per operation.
 */
@NullMarked
package io.tacho.stress.load;

import org.jspecify.annotations.NullMarked;
