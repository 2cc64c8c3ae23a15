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
import io.tacho.runtime.spi.MessageKind;
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
final class ActorCell extends Schedulable implements ActorRef<Object>, ActorContext<Object> {
    /** In the place of an actor that has ended. */
    private static final Actor<Object> NOBODY = (message, context) -> {};

    final LocalActorSystem system;
    final int slot;

    /** Who supervises it; null for the system itself. */
    final @Nullable ActorCell parent;

    /** Where it runs, if not in the pool. */
    final @Nullable ReadyQueue home;

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

    private final boolean limited;

    private volatile byte stateCode = (byte) ActorState.CREATING.code();

    ActorCell(
            LocalActorSystem system,
            Address address,
            SpawnOptions options,
            @Nullable ActorCell parent,
            Supplier<? extends Actor<Object>> factory) {
        super(options.settings());
        this.system = system;
        this.id = address.id();
        this.slot = address.slot();
        this.name = options.name();
        this.settings = options.settings();
        this.parent = parent;
        this.factory = factory;
        this.behaviour = Objects.requireNonNull(factory.get(), "the factory made no behaviour");
        this.handler = behaviour;
        // Last: what threw before has taken no thread.
        this.home = system.workforce().homeFor(settings.dispatcher());
        this.limited = settings.sendLimit() != null;
    }

    // ---- life

    boolean isLimited() {
        return limited;
    }

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
        hasOnlyEnded();
        factory = () -> NOBODY;
        behaviour = NOBODY;
        handler = NOBODY;
    }

    void forgetExtras() {
        extras = null;
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
        return waiting();
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
