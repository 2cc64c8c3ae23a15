package io.tacho.runtime.engine;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.AskCallback;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.mailbox.Mailbox;
import io.tacho.runtime.spi.MessageKind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An actor as the runtime sees it: address, context and what is kept between turns in one object,
 * because a system of a million actors pays for each object a million times. What few actors need
 * is made when first needed.
 */
final class ActorCell implements ActorRef<Object>, ActorContext<Object> {
    /** Bit of {@code control}: the start hooks have to run. */
    static final int START = 1;

    /**
     * Bit of {@code control}: the actor has to stop; what is in the mailbox becomes dead letters.
     */
    static final int STOP = 1 << 1;

    private static final int IDLE = 0;
    private static final int SCHEDULED = 1;

    private static final VarHandle SCHEDULING;
    private static final VarHandle CONTROL;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            SCHEDULING = lookup.findVarHandle(ActorCell.class, "scheduling", int.class);
            CONTROL = lookup.findVarHandle(ActorCell.class, "control", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final LocalActorSystem system;
    final Mailbox<Envelope> mailbox;
    final int slot;

    /** The next one of an inbox's list. */
    @Nullable ActorCell nextScheduled;

    /**
     * When the last message was completed, ns: this actor's next one can't have been received
     * before.
     */
    long lastCompletedAt;

    /** Messages received so far. */
    long received;

    /** Index of the worker that ran the last turn: where outside senders go first. */
    volatile short lastWorker;

    private final int id;
    private final @Nullable String name;
    private final Actor<Object> behaviour;

    /** Made with the first ask; volatile because a timer on another worker looks at it. */
    private volatile @Nullable PendingAsks asks;

    /**
     * The turn in progress; null between turns. Written and read by the worker that has the turn.
     */
    private @Nullable Turn turn;

    private volatile int scheduling = IDLE;
    private volatile int control;
    private volatile byte stateCode = (byte) ActorState.CREATING.code();

    ActorCell(
            LocalActorSystem system,
            int id,
            int slot,
            SpawnOptions options,
            Actor<Object> behaviour) {
        this.system = system;
        this.id = id;
        this.slot = slot;
        this.name = options.name();
        this.mailbox = options.mailbox().create();
        this.behaviour = behaviour;
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
        return scheduling == IDLE && SCHEDULING.compareAndSet(this, IDLE, SCHEDULED);
    }

    /**
     * Ends a turn. The volatile write of idle comes before the look at the mailbox: a sender either
     * has its message seen here or sees idle itself.
     *
     * @return true if the cell is scheduled again and the caller must hand it on
     */
    boolean releaseOrReschedule() {
        scheduling = IDLE;
        return (!mailbox.isEmpty() || control != 0) && tryWake();
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

    // ---- life

    Actor<Object> behaviour() {
        return behaviour;
    }

    void enterTurn(Turn current) {
        turn = current;
    }

    void leaveTurn() {
        turn = null;
    }

    void becomes(ActorState next) {
        system.census().moved(state(), next);
        stateCode = (byte) next.code();
    }

    boolean isFinal() {
        return stateCode >= ActorState.TERMINATED.code();
    }

    @Nullable String registeredName() {
        return name;
    }

    @Nullable PendingAsks asks() {
        return asks;
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
    public SendOutcome tell(Object message) {
        Objects.requireNonNull(message, "message");
        Turn sending = Turn.current(system);
        return sending != null
                ? sending.send(this, message, MessageKind.TELL)
                : system.sharedSenders().tell(this, message, MessageKind.TELL);
    }

    @Override
    public int backlog() {
        return mailbox.size();
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
        return turn().now();
    }

    @Override
    public int worker() {
        return lastWorker;
    }

    @Override
    public @Nullable ActorRef<Object> sender() {
        return turn().sender();
    }

    @Override
    public SendOutcome reply(Object message) {
        return turn().reply(Objects.requireNonNull(message, "message"));
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
        PendingAsks pending = asks;
        if (pending == null) {
            pending = new PendingAsks();
            asks = pending;
        }
        return turn().ask(system.own(target), message, timeoutNanos, callback, pending);
    }

    @Override
    public <T> ActorRef<T> spawn(SpawnOptions options, Supplier<? extends Actor<T>> factory) {
        return system.spawn(options, factory);
    }

    @Override
    public void stop() {
        raise(STOP);
    }

    @Override
    public <T> SendOutcome startOperation(ActorRef<T> target, T message, long dueAt) {
        return turn().startOperation(
                        system.own(target), Objects.requireNonNull(message, "message"), dueAt);
    }

    @Override
    public void endOperation() {
        turn().endOperation();
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

    private Turn turn() {
        Turn current = turn;
        if (current == null) {
            throw new IllegalStateException(
                    "the context of " + name() + " was used outside its hooks and handlers");
        }
        return current;
    }
}
