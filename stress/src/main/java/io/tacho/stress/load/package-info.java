/**
 * What asks for operations: {@link io.tacho.stress.load.OpenLoop} on a fixed schedule, {@link
 * io.tacho.stress.load.ClosedLoop} with a number of operations in flight; {@link
 * io.tacho.stress.load.SharedLoad} also takes in what an {@link io.tacho.stress.load.AttachedLoad}
 * of another process asks for. They run on the thread that calls them, but for what is taken in;
 * none allocates per operation.
 */
@NullMarked
package io.tacho.stress.load;

import org.jspecify.annotations.NullMarked;
