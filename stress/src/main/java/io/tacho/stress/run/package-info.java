/**
 * A run, from its options to its result: {@link io.tacho.stress.run.RunFolder} holds what it leaves
 * behind, {@link io.tacho.stress.run.RunSession} leads it through spawn, warm-up, measured window
 * and shutdown, {@link io.tacho.stress.run.RunResult} is what came of it and the shape of
 * result.json. One thread leads; nothing here is on the way of a message.
 */
@NullMarked
package io.tacho.stress.run;

import org.jspecify.annotations.NullMarked;
