/**
 * What runs actors. The way of a message through this package: {@link
 * io.tacho.runtime.engine.ActorCell#tell} finds the {@code Outbox} of the sending worker (or an
 * outside sender), which takes an {@code Envelope} from its pool and offers it to the recipient's
 * mailbox; if the recipient was idle it is scheduled, on the sending worker's {@code RunQueue} or
 * in another worker's {@code Inbox}; a {@code Worker} takes it and its {@code Turn} delivers the
 * messages. What the runtime itself tells an actor (start, stop, that a timer has fired) goes past
 * the mailbox, in the cell's control word and control lane.
 *
 * <p><b>Threads.</b> A worker is a thread; its run queue is filled by it alone and emptied by it,
 * or, while it is away in a turn that takes too long, by others; its turn, outbox, envelope pool,
 * timers and recorder stream are its own. A cell belongs to the worker that runs its turn; the
 * scheduling state hands it over.
 *
 * <p><b>Scheduling state.</b> A cell is {@code IDLE} or {@code SCHEDULED}; while scheduled it is in
 * at most one run queue or inbox, or being run. Sender: offer, read the state, CAS idle to
 * scheduled, hand over; or, where the mailbox is the default one and empty, CAS idle to the message
 * itself. Worker: poll until empty, write idle, put a full fence, ask whether the mailbox is empty
 * and nothing is in the control word, and CAS back if not. Whoever wins the CAS owns the cell; that
 * CAS, and the hand-over through queue or inbox, are the happens-before edges from one turn to the
 * next.
 *
 * <p><b>Order.</b> An actor's next message is what it stashed and put back ({@code ActorStash});
 * then comes the mailbox, and with it, where it belongs, what the control lane brought ({@code
 * LaterQueue}): that a watched actor has ended, that a timer has fired ({@code ActorTimers}).
 *
 * <p><b>Idling.</b> A worker that finds nothing looks around ({@code Idleness}): it takes what
 * others can spare, and all of what lies behind a handler that takes too long ({@code Theft}); then
 * it naps, and sleeps without a limit only when all others rest. Whoever puts something behind a
 * worker that is awake sees to it that somebody looks.
 *
 * <p><b>Without threads.</b> What a system needs of its workers is {@code Workforce}. A {@code
 * WorkerPool} is the threads of the above; a {@code SteppedWorkforce} is one worker that a test has
 * run a turn at a time, by a clock of its own ({@link io.tacho.runtime.engine.SteppedSystem}).
 * Everything else of this package is the same in both.
 *
 * <p><b>Allocation.</b> None per message in steady state. Envelopes are pooled, cells link
 * themselves into inboxes, run queues are arrays.
 */
@NullMarked
package io.tacho.runtime.engine;

import org.jspecify.annotations.NullMarked;
