package io.tacho.runtime.engine;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSettings;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.AskCallback;
import io.tacho.runtime.Handler;
import io.tacho.runtime.Health;
import io.tacho.runtime.Restart;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.Stash;
import io.tacho.runtime.Timers;
import io.tacho.runtime.mailbox.Mailbox;
import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.runtime.spi.MessageKind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An actor as the runtime sees it: address, context and what is kept between turns in one object,
 * because a system of a million actors pays for each object a million times. What few actors need
 * is made when first needed.
 */
final class ActorCell implements ActorRef<Object>, ActorContext<Object> {
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

    /** In the place of an actor that has ended. */
    private static final Actor<Object> NOBODY = (message, context) -> {};

    private static final VarHandle SCHEDULING;
    private static final VarHandle CONTROL;
    private static final VarHandle SIGNAL_LANE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            SCHEDULING = lookup.findVarHandle(ActorCell.class, "scheduling", Object.class);
            CONTROL = lookup.findVarHandle(ActorCell.class, "control", int.class);
            SIGNAL_LANE = lookup.findVarHandle(ActorCell.class, "signals", Envelope.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final LocalActorSystem system;
    final Mailbox<Envelope> mailbox;
    final int slot;

    /** Who supervises it; null for the system itself. */
    final @Nullable ActorCell parent;

    /** Where it runs, if not in the pool. */
    final @Nullable ReadyQueue home;

    /** The next one of an inbox's list. */
    @Nullable ActorCell nextScheduled;

    /** In the order of their start; touched in the parent's turn only. */
    @Nullable ActorCell previousSibling;

    @Nullable ActorCell nextSibling;

    /**
     * When the last message was completed, ns: this actor's next one can't have been received
     * before.
     */
    long lastCompletedAt;

    /** Messages received so far. */
    long received;

    /** Index of the worker that ran the last turn: where outside senders go first. */
    volatile short lastWorker;

    /** Whether it may have subscribed to anything: then the topics are told when its life ends. */
    volatile boolean subscribed;

    private final int id;
    private final @Nullable String name;
    private final ActorSettings settings;
    private Supplier<? extends Actor<Object>> factory;

    private Actor<Object> behaviour;

    /** Gets the messages: the behaviour, or what it has become. */
    private Handler<Object> handler;

    /** Used in the actor's turn, but for the health, for which anybody may ask. */
    private volatile @Nullable ActorExtras extras;

    /** Who sent for the last turn, and sends for the one in progress if there is one. */
    private @Nullable Outbox outbox;

    /** The bits above; used in the actor's turn. */
    private byte traits;

    private final boolean limited;
    private final boolean takesHandOvers;

    /**
     * Null while idle; {@link #SCHEDULED}; or, scheduled as well, the first message of the turn,
     * which came with the wake-up.
     */
    private volatile @Nullable Object scheduling;

    private volatile int control;

    /** The control lane: a stack that is only ever taken whole, so it knows no ABA. */
    private volatile @Nullable Envelope signals;

    private volatile byte stateCode = (byte) ActorState.CREATING.code();

    ActorCell(
            LocalActorSystem system,
            Address address,
            SpawnOptions options,
            @Nullable ActorCell parent,
            Supplier<? extends Actor<Object>> factory) {
        this.system = system;
        this.id = address.id();
        this.slot = address.slot();
        this.name = options.name();
        this.settings = options.settings();
        this.mailbox = settings.mailbox().create();
        this.parent = parent;
        this.factory = factory;
        this.behaviour = Objects.requireNonNull(factory.get(), "the factory made no behaviour");
        this.handler = behaviour;
        // Last: what threw before has taken no thread.
        this.home = system.workforce().homeFor(settings.dispatcher());
        // Others may have a bound, or an order of their own.
        this.takesHandOvers = settings.mailbox() == MailboxFactory.growable();
        this.limited = settings.sendLimit() != null;
        this.traits =
                (byte)
                        ((settings.timeToLive() == null ? 0 : AGED)
                                | (settings.observer() == null ? 0 : OBSERVED));
    }

    // ---- scheduling

    /**
     * Makes an idle cell scheduled. Any thread, after it has put a message into the mailbox or a
     * bit into the control word.
     *
     * @return true if the caller must hand the cell to a worker
     */
    boolean tryWake() {
        // Reading first keeps the line shared between senders while the actor is busy.
        return scheduling == null && SCHEDULING.compareAndSet(this, null, SCHEDULED);
    }

    /**
     * Wakes an idle cell and gives it a message at once. Any thread.
     *
     * @return true if the caller must hand the cell to a worker; if false, the message is to go
     *     into the mailbox
     */
    boolean tryHandOver(Envelope envelope) {
        // One atomic instruction in the place of two, the mailbox's and the wake-up's. What this
        // sender sent before must not be overtaken: it is still in the mailbox, or was taken.
        return takesHandOvers
                && scheduling == null
                && mailbox.isEmpty()
                && SCHEDULING.compareAndSet(this, null, envelope);
    }

    /** What came with the wake-up, or null. Only in the turn. */
    @Nullable Envelope takeHandedOver() {
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
     * @return true if the cell is scheduled again and the caller must hand it on
     */
    boolean releaseOrReschedule() {
        int now = traits;
        SCHEDULING.setRelease(this, null);
        VarHandle.fullFence();
        return hasWork(now) && tryWake();
    }

    private boolean hasWork(int traitsOfTurn) {
        if (control != 0 || (traitsOfTurn & SUSPENDED) != 0) {
            return control != 0;
        }
        return (traitsOfTurn & (LATER | REPLAY | FRONT)) != 0 || !looksEmpty();
    }

    /** A mailbox that throws has the next turn find that out, where it harms nobody else. */
    private boolean looksEmpty() {
        try {
            return mailbox.isEmpty();
        } catch (Throwable thrown) {
            return false;
        }
    }

    void raise(int bits) {
        CONTROL.getAndBitwiseOr(this, bits);
    }

    /** What is to be done before the next message; a plain read on most machines. */
    int control() {
        return control;
    }

    int takeControl() {
        return (int) CONTROL.getAndSet(this, 0);
    }

    /** Puts something into the control lane; any thread, which wakes the cell then. */
    void pushSignal(Envelope signal) {
        Envelope first;
        do {
            first = signals;
            signal.next = first;
        } while (!SIGNAL_LANE.compareAndSet(this, first, signal));
        raise(SIGNALS);
    }

    /** Takes what is in the control lane, the oldest first, linked through {@code next}. */
    @Nullable Envelope takeSignals() {
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

    // ---- traits

    /** Whether a message goes the plain way, from the mailbox to the handler. */
    boolean isPlain() {
        return traits == 0;
    }

    boolean has(int trait) {
        return (traits & trait) != 0;
    }

    void gain(int trait) {
        traits |= (byte) trait;
    }

    void drop(int trait) {
        traits &= (byte) ~trait;
    }

    boolean isLimited() {
        return limited;
    }

    // ---- life

    Actor<Object> behaviour() {
        return behaviour;
    }

    Handler<Object> handler() {
        return handler;
    }

    Supplier<? extends Actor<Object>> factory() {
        return factory;
    }

    ActorSettings settings() {
        return settings;
    }

    boolean mayBeRestarted() {
        return settings.restart() != Restart.TEMPORARY;
    }

    /** Gets a new object. */
    void behaves(Actor<Object> fresh) {
        behaviour = fresh;
        handler = fresh;
    }

    /** A turn begins on the thread that has this outbox. */
    void sendsBy(Outbox current) {
        // Mostly it is the same: a store costs more than a look.
        if (outbox != current) {
            outbox = current;
        }
    }

    void becomes(ActorState next) {
        system.census().moved(state(), next);
        stateCode = (byte) next.code();
    }

    /** From now on messages are settled without a handler; nothing of the actor is kept alive. */
    void end() {
        traits = ENDED;
        extras = null;
        factory = () -> NOBODY;
        behaviour = NOBODY;
        handler = NOBODY;
    }

    boolean isFinal() {
        return stateCode >= ActorState.TERMINATED.code();
    }

    boolean awaitsDecision() {
        ActorExtras present = extras;
        return present != null && present.awaitsDecision;
    }

    @Nullable String registeredName() {
        return name;
    }

    // ---- extras

    ActorExtras extras() {
        ActorExtras present = extras;
        if (present == null) {
            present = new ActorExtras(this);
            extras = present;
        }
        return present;
    }

    @Nullable ActorExtras extrasIfAny() {
        return extras;
    }

    @Nullable Supervisor supervisorIfAny() {
        ActorExtras present = extras;
        return present == null ? null : present.supervisorIfAny();
    }

    // ---- ActorRef

    @Override
    public int id() {
        return id;
    }

    @Override
    public String name() {
        return name == null ? "#" + id : name;
    }

    @Override
    public ActorState state() {
        return ActorState.ofCode(stateCode);
    }

    @Override
    public Health health() {
        ActorExtras present = extras;
        return present == null ? Health.HEALTHY : present.health;
    }

    @Override
    public SendOutcome tell(Object message) {
        Objects.requireNonNull(message, "message");
        Outbox sending = Outbox.current(system);
        return sending != null
                ? sending.send(this, message, MessageKind.TELL)
                : system.sharedSenders().tell(this, message, MessageKind.TELL, 0);
    }

    @Override
    public SendOutcome tell(Object message, Duration timeToLive) {
        Objects.requireNonNull(message, "message");
        long nanos = Nanos.of(timeToLive);
        if (nanos <= 0) {
            throw new IllegalArgumentException("a time to live is more than 0 ns, not " + nanos);
        }
        Outbox sending = Outbox.current(system);
        return sending != null
                ? sending.sendExpiring(this, message, nanos)
                : system.sharedSenders().tell(this, message, MessageKind.TELL, nanos);
    }

    @Override
    public int backlog() {
        Object present = scheduling;
        return mailbox.size() + (present == null || present == SCHEDULED ? 0 : 1);
    }

    @Override
    public String toString() {
        return name() + "@" + system.name();
    }

    // ---- ActorContext

    @Override
    public ActorRef<Object> self() {
        return this;
    }

    @Override
    public ActorSystem system() {
        return system;
    }

    @Override
    public long now() {
        return outbox().now();
    }

    @Override
    public int worker() {
        return lastWorker;
    }

    @Override
    public @Nullable ActorRef<Object> sender() {
        return outbox().sender();
    }

    @Override
    public SendOutcome reply(Object message) {
        return outbox().reply(Objects.requireNonNull(message, "message"));
    }

    @Override
    public <T> SendOutcome forward(ActorRef<T> target, T message) {
        return outbox().forward(system.own(target), Objects.requireNonNull(message, "message"));
    }

    @Override
    public <T, R> SendOutcome ask(
            ActorRef<T> target, T message, long timeoutNanos, AskCallback<R> callback) {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(callback, "callback");
        if (timeoutNanos <= 0) {
            throw new IllegalArgumentException(
                    "an ask needs a timeout of more than 0 ns, not " + timeoutNanos);
        }
        return outbox().ask(system.own(target), message, timeoutNanos, callback, extras().asks());
    }

    @Override
    public <T> ActorRef<T> spawn(SpawnOptions options, Supplier<? extends Actor<T>> factory) {
        outbox();
        if (has(SUSPENDED | ENDED) || stateCode >= ActorState.STOPPING.code()) {
            throw new IllegalStateException(name() + " is stopping and can't spawn any more");
        }
        return system.spawn(options, factory, this);
    }

    @Override
    public List<ActorRef<?>> children() {
        outbox();
        Supervisor supervisor = supervisorIfAny();
        return supervisor == null ? List.of() : supervisor.children();
    }

    @Override
    public void watch(ActorRef<?> target) {
        watch(target, null);
    }

    @Override
    public void watchWith(ActorRef<?> target, Object message) {
        watch(target, Objects.requireNonNull(message, "message"));
    }

    private void watch(ActorRef<?> target, @Nullable Object message) {
        ActorCell watched = system.own(target);
        if (watched == this) {
            throw new IllegalArgumentException(name() + " can't watch itself");
        }
        Outbox sending = outbox();
        if (extras().watch(watched, message)) {
            system.lifecycle().watched(this, watched);
            sending.signal(watched, new LifeSignal.Watch(this));
        }
    }

    @Override
    public void unwatch(ActorRef<?> target) {
        ActorCell watched = system.own(target);
        Outbox sending = outbox();
        if (extras().unwatch(watched) != null) {
            system.lifecycle().unwatched(this, watched);
            sending.signal(watched, new LifeSignal.Unwatch(this));
        }
    }

    @Override
    public void become(Handler<Object> next) {
        outbox();
        handler = Objects.requireNonNull(next, "next");
    }

    @Override
    public void unbecome() {
        outbox();
        handler = behaviour;
    }

    @Override
    public Timers<Object> timers() {
        outbox();
        return extras().timers();
    }

    @Override
    public Stash stash() {
        outbox();
        return extras().stash();
    }

    @Override
    public void stop() {
        outbox();
        raise(STOP_SELF);
    }

    @Override
    public <T> SendOutcome startOperation(ActorRef<T> target, T message, long dueAt) {
        return outbox().startOperation(
                        system.own(target), Objects.requireNonNull(message, "message"), dueAt);
    }

    @Override
    public void endOperation() {
        outbox().endOperation();
    }

    /** The cell behind a reference: there is no other implementation in this runtime. */
    static ActorCell of(ActorRef<?> ref) {
        if (ref instanceof ActorCell cell) {
            return cell;
        }
        throw new IllegalArgumentException(
                "not a reference of this runtime: "
                        + Objects.requireNonNull(ref, "ref").getClass());
    }

    /**
     * Who sends for the turn in progress.
     *
     * @throws IllegalStateException if there is none
     */
    Outbox outbox() {
        Outbox current = outbox;
        if (current == null || !current.isRunning(this)) {
            throw new IllegalStateException(
                    "the context of " + name() + " was used outside its hooks and handlers");
        }
        return current;
    }
}
