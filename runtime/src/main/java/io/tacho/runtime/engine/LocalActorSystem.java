package io.tacho.runtime.engine;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.ActorSystemOptions;
import io.tacho.runtime.DeadLetter;
import io.tacho.runtime.DeadLetterListener;
import io.tacho.runtime.MessageCounts;
import io.tacho.runtime.RateLimit;
import io.tacho.runtime.Restart;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.Sender;
import io.tacho.runtime.ShutdownPhase;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.Subscription;
import io.tacho.runtime.SupervisionException;
import io.tacho.runtime.SystemStoppedException;
import io.tacho.runtime.Topic;
import io.tacho.runtime.spi.DirectoryEntry;
import io.tacho.runtime.spi.LifecycleListener;
import io.tacho.runtime.spi.MessageOutcome;
import java.time.Duration;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The {@link ActorSystem} of one process. Any thread. */
public final class LocalActorSystem implements ActorSystem {
    private final ActorSystemOptions options;
    private final Lanes lanes = new Lanes();
    private final EnvelopeExchange exchange = new EnvelopeExchange();
    private final Census census = new Census();
    private final ActorTable actors = new ActorTable();
    private final TopicTable topics = new TopicTable(this);
    private final ThreadLocal<DirectoryEntry> lookedUp =
            ThreadLocal.withInitial(DirectoryEntry::new);
    private final ThreadLocal<@Nullable Outbox> borrowed = new ThreadLocal<>();
    private final Termination termination = new Termination();
    private final OutsideDrops outsideDrops = new OutsideDrops(this);
    private final Accounts accounts = new Accounts(this);
    private final NanoClock nanoClock;
    private final Delivery delivery;
    private final SplittableRandom random;
    private final LifecycleListener lifecycle;
    private final Spawner spawner;
    private final Root root;
    private final SystemCounters counters;
    private final SharedSenders sharedSenders;
    private final DeadLetters deadLetters;
    private final FailureLog failures;
    private final Workforce workforce;
    private final ActorCell nobody;
    private final ActorRef<OutsideAsks.Ask> outsideAsks;
    private final Shutdown shutdown;
    private volatile boolean accepting = true;
    private volatile boolean ending;

    LocalActorSystem(ActorSystemOptions options, Surroundings surroundings) {
        this.options = options;
        nanoClock = surroundings.clock();
        delivery = surroundings.delivery();
        random = surroundings.random();
        failures = new FailureLog(nanoClock);
        lifecycle = GuardedListener.of(options.lifecycle(), failures);
        spawner = new Spawner(this);
        root = new Root(this);
        counters = new SystemCounters(options.counters(), this);
        sharedSenders = new SharedSenders(this, surroundings.senderStripes());
        deadLetters = new DeadLetters(nanoClock, options.deadLetters(), failures);
        workforce = surroundings.workforce().apply(this);
        shutdown = new Shutdown(this);
        try {
            workforce.start();
            nobody = spawner.bornTerminated();
            outsideAsks =
                    spawn(
                            SpawnOptions.anonymous().withRestart(Restart.PERMANENT),
                            OutsideAsks::new);
        } catch (RuntimeException | Error thrown) {
            // A port threw: without it there is nothing to run, and nobody to end the workers.
            close();
            throw thrown;
        }
    }

    /**
     * Starts a system. Programs use {@link ActorSystem#builder}.
     *
     * @param options validated
     * @return the running system
     */
    public static ActorSystem start(ActorSystemOptions options) {
        return new LocalActorSystem(options, Surroundings.machine(options.workers()));
    }

    @Override
    public String name() {
        return options.name();
    }

    @Override
    public int workers() {
        return workforce.size();
    }

    // ---- actors

    @Override
    public <M> ActorRef<M> spawn(SpawnOptions spawn, Supplier<? extends Actor<M>> factory) {
        return spawn(spawn, factory, null);
    }

    /**
     * @param parent whose turn this is and who supervises the new actor; null for the system
     */
    <M> ActorRef<M> spawn(
            SpawnOptions spawn, Supplier<? extends Actor<M>> factory, @Nullable ActorCell parent) {
        if (!accepting) {
            throw new SystemStoppedException(name());
        }
        @SuppressWarnings("unchecked")
        Supplier<? extends Actor<Object>> untyped =
                (Supplier<? extends Actor<Object>>) (Supplier<?>) factory;
        // Before there is a child, which would be nobody's if there were no memory for this.
        Supervisor supervisor = parent == null ? null : parent.extras().supervisor();
        ActorCell cell = spawner.create(delivery.spawning(spawn), parent, untyped);
        if (supervisor != null) {
            supervisor.add(cell);
        }
        if (!accepting) {
            // It is in the table by now: the end of the system, if it has begun, either found it
            // there or is seen here.
            cell.raise(Schedulable.STOP);
        }
        wake(cell);
        return typed(cell);
    }

    @Override
    public @Nullable ActorRef<Object> lookup(CharSequence name) {
        DirectoryEntry entry = lookedUp.get();
        return options.directory().lookup(name, entry)
                ? actors.find(entry.slot(), entry.actorId())
                : null;
    }

    @Override
    public void stop(ActorRef<?> actor) {
        ActorCell cell = own(actor);
        cell.raise(Schedulable.STOP);
        wake(cell);
    }

    /** Has a cell run whose control word was changed. */
    void wake(ActorCell cell) {
        if (cell.tryWake()) {
            if (Thread.currentThread() instanceof Worker worker && worker.system() == this) {
                worker.schedule(cell);
            } else {
                workforce.schedule(cell, nanoClock.nanoTime());
            }
        }
    }

    /** The root supervisor can't go on: the system shuts down. */
    void giveUp(SupervisionException reason) {
        if (termination.failed(reason) && !shutdown.isRunning()) {
            // Not here: this is a turn, and the end waits for the turns.
            workforce.runApart(name() + "-shutdown", this::close);
            failures.end(reason);
        }
    }

    @Override
    public long actors(ActorState state) {
        return census.in(state);
    }

    @Override
    public long restarts() {
        return census.restarts();
    }

    // ---- messages

    @Override
    @SuppressWarnings("unchecked")
    public <M, R> CompletionStage<R> ask(ActorRef<M> target, M message, Duration timeout) {
        Objects.requireNonNull(message, "message");
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("an ask needs a timeout of more than 0");
        }
        OutsideAsks.Ask ask = new OutsideAsks.Ask(own(target), message, Nanos.of(timeout));
        CompletableFuture<Object> future = ask.future();
        SendOutcome outcome = outsideAsks.tell(ask);
        if (outcome == SendOutcome.LIMITED) {
            ask.unanswered("was not asked: its asker has sent as much as it may");
        } else if (outcome != SendOutcome.ACCEPTED) {
            ask.systemStopped(name());
        }
        return (CompletionStage<R>) future;
    }

    @Override
    public Subscription subscribeDeadLetters(DeadLetterListener listener) {
        return deadLetters.subscribe(Objects.requireNonNull(listener, "listener"));
    }

    @Override
    public void onShutdown(ShutdownPhase phase, String task, Runnable code) {
        shutdown.add(phase, task, code);
    }

    @Override
    public Sender newSender() {
        return delivery.newSender(this, null);
    }

    @Override
    public Sender newSender(RateLimit limit) {
        return delivery.newSender(this, Objects.requireNonNull(limit, "limit"));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <M> Topic<M> topic(String topicName) {
        return (Topic<M>) topics.topic(topicName);
    }

    @Override
    public boolean subscribe(String pattern, ActorRef<?> subscriber) {
        return topics.subscribe(TopicPattern.parse(pattern), own(subscriber));
    }

    @Override
    public boolean unsubscribe(String pattern, ActorRef<?> subscriber) {
        return topics.unsubscribe(TopicPattern.parse(pattern), own(subscriber));
    }

    @Override
    public MessageCounts counts() {
        return accounts.read();
    }

    /** Tells whom it concerns of a message that no handler will see. */
    void unhandled(Envelope envelope, ActorCell recipient, MessageOutcome outcome) {
        if (outcome == MessageOutcome.DEAD_LETTER) {
            deadLetters.add(
                    envelope.message,
                    recipient,
                    envelope.sender,
                    recipient == nobody
                            ? DeadLetter.Reason.NOBODY_TO_ANSWER
                            : DeadLetter.Reason.RECIPIENT_ENDED);
        }
        if (envelope.message instanceof OutsideAsks.Ask ask) {
            // A thread outside may be waiting for it.
            ask.systemStopped(name());
        }
    }

    /** What becomes of a message whose recipient lives no more. */
    MessageOutcome outcomeOfUnhandled() {
        return ending ? MessageOutcome.PENDING : MessageOutcome.DEAD_LETTER;
    }

    // ---- the end

    /** From now on actors stop because the system does. */
    void end() {
        ending = true;
    }

    boolean ending() {
        return ending;
    }

    @Override
    public MessageCounts shutdown(Duration drain) {
        MessageCounts counts = shutdown.run(drain);
        termination.complete(counts);
        return counts;
    }

    @Override
    public CompletionStage<MessageCounts> whenTerminated() {
        return termination.stage();
    }

    void stopAccepting() {
        accepting = false;
    }

    // ---- for the parts

    /** The cell of a reference that must be of this system. */
    ActorCell own(ActorRef<?> ref) {
        ActorCell cell = ActorCell.of(ref);
        if (cell.system != this) {
            throw new IllegalArgumentException(
                    cell + " is no actor of system '" + name() + "'; use its own system for that");
        }
        return cell;
    }

    boolean accepting() {
        return accepting;
    }

    ActorSystemOptions options() {
        return options;
    }

    Delivery delivery() {
        return delivery;
    }

    Lanes lanes() {
        return lanes;
    }

    NanoClock nanoClock() {
        return nanoClock;
    }

    /** Who sends on a thread that runs an actor's code but is no worker. */
    ThreadLocal<@Nullable Outbox> borrowed() {
        return borrowed;
    }

    Root root() {
        return root;
    }

    /** For what is spread at random; to be used seldom. */
    double nextRandom() {
        synchronized (random) {
            return random.nextDouble();
        }
    }

    OutsideDrops outsideDrops() {
        return outsideDrops;
    }

    EnvelopeExchange exchange() {
        return exchange;
    }

    Census census() {
        return census;
    }

    ActorTable actors() {
        return actors;
    }

    TopicTable topics() {
        return topics;
    }

    SystemCounters counters() {
        return counters;
    }

    SharedSenders sharedSenders() {
        return sharedSenders;
    }

    Workforce workforce() {
        return workforce;
    }

    /** Told of what becomes of actors; never throws. */
    LifecycleListener lifecycle() {
        return lifecycle;
    }

    FailureLog failures() {
        return failures;
    }

    DeadLetters deadLetters() {
        return deadLetters;
    }

    ActorCell nobody() {
        return nobody;
    }

    @SuppressWarnings("unchecked")
    private static <M> ActorRef<M> typed(ActorCell cell) {
        return (ActorRef<M>) (ActorRef<?>) cell;
    }
}
