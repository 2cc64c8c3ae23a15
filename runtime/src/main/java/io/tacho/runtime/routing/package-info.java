/**
 * Sends one sender's messages to one of several actors, or to all of them: {@link
 * io.tacho.runtime.routing.Router}, made by {@link io.tacho.runtime.routing.Routers}, and {@link
 * io.tacho.runtime.routing.Broadcast}.
 *
 * <p>A router is a plain object that chooses in the sender's own thread and sends there. There is
 * no actor in between, so no second mailbox, no hop, and the record shows the real sender.
 *
 * <p><b>Threads.</b> Any thread may use a router; a {@code Broadcast} belongs to one. Routees are
 * an immutable list that is replaced as a whole: who sends reads it without a lock, who changes it
 * copies it and tries again if somebody else was faster.
 *
 * <p><b>Order.</b> What one sender tells through one router arrives at each routee in the order of
 * its sending, because a router sends nothing later than when it is told. Nothing holds across
 * routees: of two messages that went to different ones either may be handled first, or both at
 * once. Where order matters, give what belongs together the same key of a consistent hash.
 *
 * <p><b>Allocation.</b> None per message. Adding and removing a routee copies the list, and
 * removing those that have ended does so once, in the thread that came across one.
 */
@NullMarked
package io.tacho.runtime.routing;

import org.jspecify.annotations.NullMarked;
