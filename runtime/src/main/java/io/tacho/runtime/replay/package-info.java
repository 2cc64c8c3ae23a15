/**
 * Re-execution of what was recorded. In a {@link io.tacho.runtime.replay.ReplaySystem} the
 * recording delivers and the actors only compute: what they send goes nowhere but to a {@link
 * io.tacho.runtime.replay.SendObserver}, which accepts everything, their timers don't fire and
 * their asks don't time out. A {@link io.tacho.runtime.replay.ReplayFeed} puts recorded messages
 * into the mailboxes, under the ids that they had; from there they go the way of any message, so
 * that turns, profiles and what a tap is told mean what they always mean. Spawning, supervision,
 * death watch and topics work as in any system.
 *
 * <p>Every mailbox is the growable one, and nothing expires: which messages were handled, and in
 * which order, the recording has decided already.
 *
 * <p>Threads: a feed belongs to one thread, an observer to the worker that it was made for. Feeding
 * allocates one object a message, a reply's question and what the caller makes.
 */
@NullMarked
package io.tacho.runtime.replay;

import org.jspecify.annotations.NullMarked;
