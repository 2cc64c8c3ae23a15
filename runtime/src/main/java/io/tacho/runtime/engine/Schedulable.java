package io.tacho.runtime.engine;

import io.tacho.runtime.ActorSettings;
import io.tacho.runtime.mailbox.Mailbox;
import io.tacho.runtime.mailbox.MailboxFactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What has turns: a mailbox, a lane for what comes before messages, and the word by which all that
 * send to it and the one thread that runs it agree that it waits for a turn at one worker at most.
 * The superclass of the {@link ActorCell} in the place of a part of it, which would be one more
 * object for each actor.
 */
abstract class Schedulable {
    // ---- bits of the control word: what is to be done before the next message

    /** The start hooks have to run. */
    static final int START = 1;

    /** The actor has to end for good; what is in the mailbox becomes dead letters. */
    static final int STOP = 1 << 1;

    /** The actor wants to stop itself. */
    static final int STOP_SELF = 1 << 2;

    /** The supervisor wants the object to end and the actor to wait. */
    static final int SUSPEND = 1 << 3;

    /** The supervisor wants a new object in the place of one that has ended. */
    static final int RESTART = 1 << 4;

    /** There is something in the control lane. */
    static final int SIGNALS = 1 << 5;

    /** Not all who are to hear that the actor has ended have been told. */
    static final int TELL_OF_END = 1 << 6;

    // ---- traits: what takes a message off the plain way

    /** The object ends or has ended: the mailbox is let alone. */
    static final int SUSPENDED = 1;

    /** Ended for good: messages are settled without a handler. */
    static final int ENDED = 1 << 1;

    /** Something waits in the {@link LaterQueue}. */
    static final int LATER = 1 << 2;

    /** Messages have a time to live. */
    static final int AGED = 1 << 3;

    /** An observer looks on. */
    static final int OBSERVED = 1 << 4;

    /** Something that was stashed is to be handled before the mailbox. */
    static final int REPLAY = 1 << 5;

    /** Messages wait that came with a wake-up and are to be handled before the mailbox. */
    static final int FRONT = 1 << 6;

    /** In the place of a worker's index, of actors that run elsewhere than in the pool. */
    static final short NO_WORKER = -1;

    private static final Object SCHEDULED = new Object();

    private static final VarHandle SCHEDULING;
    private static final VarHandle CONTROL;
    private static final VarHandle SIGNAL_LANE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            SCHEDULING = lookup.findVarHandle(Schedulable.class, "scheduling", Object.class);
            CONTROL = lookup.findVarHandle(Schedulable.class, "control", int.class);
            SIGNAL_LANE = lookup.findVarHandle(Schedulable.class, "signals", Envelope.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final Mailbox<Envelope> mailbox;

    /** The next one of an inbox's list. */
    @Nullable ActorCell nextScheduled;

    /** Index of the worker that ran the last turn: where outside senders go first. */
    volatile short lastWorker;

    /** The bits above; used in the turn. */
    private byte traits;

    private final boolean takesHandOvers;

    /**
     * Null while idle; {@link #SCHEDULED}; or, scheduled as well, the first message of the turn,
     * which came with the wake-up.
     */
    private volatile @Nullable Object scheduling;

    private volatile int control;

    /** The control lane: a stack that is only ever taken whole, so it knows no ABA. */
    private volatile @Nullable Envelope signals;

    Schedulable(ActorSettings settings) {
        this.mailbox = settings.mailbox().create();
        // Others may have a bound, or an order of their own.
        this.takesHandOvers = settings.mailbox() == MailboxFactory.growable();
        this.traits =
                (byte)
                        ((settings.timeToLive() == null ? 0 : AGED)
                                | (settings.observer() == null ? 0 : OBSERVED));
    }

    // ---- the scheduling word

    /**
     * What its next turn begins with, as far as that is at hand; see {@link Mailbox#glance}. Any
     * thread.
     */
    final @Nullable Object firstMessage() {
        Object word = scheduling;
        return word == null || word == SCHEDULED ? mailbox.glance(0) : word;
    }

    /**
     * Makes what is idle scheduled. Any thread, after it has put a message into the mailbox or a
     * bit into the control word.
     *
     * @return true if the caller must hand it to a worker
     */
    final boolean tryWake() {
        // Reading first keeps the line shared between senders while the actor is busy.
        return scheduling == null && SCHEDULING.compareAndSet(this, null, SCHEDULED);
    }

    /**
     * Wakes what is idle and gives it a message at once. Any thread.
     *
     * @return true if the caller must hand it to a worker; if false, the message is to go into the
     *     mailbox
     */
    final boolean tryHandOver(Envelope envelope) {
        // One atomic instruction in the place of two, the mailbox's and the wake-up's. What this
        // sender sent before must not be overtaken: it is still in the mailbox, or was taken.
        return takesHandOvers
                && scheduling == null
                && mailbox.isEmpty()
                && SCHEDULING.compareAndSet(this, null, envelope);
    }

    /** What came with the wake-up, or null. Only in the turn. */
    final @Nullable Envelope takeHandedOver() {
        Object present = scheduling;
        if (present == SCHEDULED || present == null) {
            return null;
        }
        // Only the turn changes what isn't null, so no other write can come between.
        SCHEDULING.setOpaque(this, SCHEDULED);
        return (Envelope) present;
    }

    /**
     * Ends a turn. Idle is written, and then, behind a full fence, the mailbox looked at: a sender
     * either has its message seen here or sees idle itself.
     *
     * @return true if it is scheduled again and the caller must hand it on
     */
    final boolean releaseOrReschedule() {
        int now = traits;
        SCHEDULING.setRelease(this, null);
        VarHandle.fullFence();
        return hasWork(now) && tryWake();
    }

    /**
     * The same, with something left undone: that has to be done before the next message, and alone
     * is no reason for a turn.
     *
     * @param left bits of the control word
     */
    final boolean releaseOrReschedule(int left) {
        int now = traits;
        // Before others can have a turn: they would handle a message before the start.
        raise(left);
        SCHEDULING.setRelease(this, null);
        VarHandle.fullFence();
        return ((control & ~left) != 0 || waits(now)) && tryWake();
    }

    private boolean hasWork(int traitsOfTurn) {
        return control != 0 || waits(traitsOfTurn);
    }

    private boolean waits(int traitsOfTurn) {
        return (traitsOfTurn & SUSPENDED) == 0
                && ((traitsOfTurn & (LATER | REPLAY | FRONT)) != 0 || !looksEmpty());
    }

    /** A mailbox that throws has the next turn find that out, where it harms nobody else. */
    private boolean looksEmpty() {
        try {
            return mailbox.isEmpty();
        } catch (Throwable thrown) {
            return false;
        }
    }

    /** Messages that wait for a handler, about. Any thread. */
    final int waiting() {
        Object present = scheduling;
        return mailbox.size() + (present == null || present == SCHEDULED ? 0 : 1);
    }

    // ---- the control word and lane

    final void raise(int bits) {
        CONTROL.getAndBitwiseOr(this, bits);
    }

    /** What is to be done before the next message; a plain read on most machines. */
    final int control() {
        return control;
    }

    final int takeControl() {
        return (int) CONTROL.getAndSet(this, 0);
    }

    /** Puts something into the control lane; any thread, which wakes the actor then. */
    final void pushSignal(Envelope signal) {
        Envelope first;
        do {
            first = signals;
            signal.next = first;
        } while (!SIGNAL_LANE.compareAndSet(this, first, signal));
        raise(SIGNALS);
    }

    /** Takes what is in the control lane, the oldest first, linked through {@code next}. */
    final @Nullable Envelope takeSignals() {
        Envelope stack = (Envelope) SIGNAL_LANE.getAndSet(this, null);
        Envelope oldestFirst = null;
        while (stack != null) {
            Envelope below = stack.next;
            stack.next = oldestFirst;
            oldestFirst = stack;
            stack = below;
        }
        return oldestFirst;
    }

    // ---- traits, in the turn

    /** Whether a message goes the plain way, from the mailbox to the handler. */
    final boolean isPlain() {
        return traits == 0;
    }

    final boolean has(int trait) {
        return (traits & trait) != 0;
    }

    final void gain(int trait) {
        traits |= (byte) trait;
    }

    final void drop(int trait) {
        traits &= (byte) ~trait;
    }

    /** Whatever it had besides, it has ended. */
    final void hasOnlyEnded() {
        traits = ENDED;
    }
}
