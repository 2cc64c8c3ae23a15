/**
 * What is simulated: each {@link io.tacho.stress.scenario.Scenario} is a small class that reads
 * like the thing it simulates and checks its own result. Its actors run on workers; its counters
 * are read when nothing is on its way any more. Messages are interned before the run, so scenarios
 * allocate nothing per message.
 */
@NullMarked
package io.tacho.stress.scenario;

import org.jspecify.annotations.NullMarked;
