/**
 * Programs that run the runtime for long or to its limits and check that it comes to the right
 * result in flat memory: a ring, a skynet, a churn of spawns, messages beside a handler that is
 * stuck, a crowd of threads, and a journal that is written as fast as it goes. Started by {@link
 * io.tacho.profiling.endurance.Endurance}.
 */
@NullMarked
package io.tacho.profiling.endurance;

import org.jspecify.annotations.NullMarked;
