package io.tacho.runtime;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Actors, the workers that run them, and their names. Any thread may use it. */
public interface ActorSystem extends AutoCloseable {
    /**
     * Starts to configure a system.
     *
     * @param name of the system, for its threads and its records
     * @return a builder with every default set
     * @throws IllegalArgumentException if it is blank or has control characters
     */
    static ActorSystemBuilder builder(String name) {
        return new ActorSystemBuilder(name);
    }

    /**
     * A system with all defaults: names in memory, nothing recorded, a worker a core.
     *
     * @param name of the system
     * @return the running system
     */
    static ActorSystem create(String name) {
        return builder(name).build();
    }

    /**
     * The name.
     *
     * @return the name
     */
    String name();

    /**
     * How many workers run actors.
     *
     * @return 1 or more
     */
    int workers();

    /**
     * Starts an actor. Returns once its name is taken; its {@code preStart} runs on a worker,
     * before any message.
     *
     * @param options name, mailbox
     * @param factory makes the behaviour; called once, on this thread
     * @param <M> what the actor understands
     * @return its address
     * @throws NameTakenException if the name is in use
     * @throws SystemStoppedException if the system has been shut down
     */
    <M> ActorRef<M> spawn(SpawnOptions options, Supplier<? extends Actor<M>> factory);

    /**
     * Starts an actor with a name.
     *
     * @param name the name
     * @param factory makes the behaviour; called once, on this thread
     * @param <M> what the actor understands
     * @return its address
     */
    default <M> ActorRef<M> spawn(String name, Supplier<? extends Actor<M>> factory) {
        return spawn(SpawnOptions.named(name), factory);
    }

    /**
     * Finds a living actor by name. Allocates nothing.
     *
     * @param name the name
     * @return its address, or null if no living actor has it; telling it something it does not
     *     understand fails that actor with a {@code ClassCastException}
     */
    @Nullable ActorRef<Object> lookup(CharSequence name);

    /**
     * Tells an actor to stop, after the message it is handling now. Messages still in its mailbox
     * become dead letters.
     *
     * @param actor the actor; stopping one that has stopped does nothing
     */
    void stop(ActorRef<?> actor);

    /**
     * Asks from outside.
     *
     * @param target who is asked
     * @param message the question
     * @param timeout more than 0
     * @param <M> what the target understands
     * @param <R> what it replies
     * @return completes with the reply on a worker, or exceptionally with {@link
     *     AskTimeoutException}
     */
    <M, R> CompletionStage<R> ask(ActorRef<M> target, M message, Duration timeout);

    /**
     * A handle for a thread that is no worker and sends much.
     *
     * @return a sender to be used by one thread
     */
    Sender newSender();

    /**
     * As {@link #newSender()}, for a thread that must not send too much.
     *
     * @param limit beyond it a send's outcome is {@link SendOutcome#LIMITED}
     * @return a sender to be used by one thread
     */
    Sender newSender(RateLimit limit);

    /**
     * A topic by its exact name; made when first asked for, and kept as long as the system: a name
     * is for what comes again, not for a single order. Finding one that is there allocates nothing
     * and takes no lock.
     *
     * @param name the name, see {@link Topic} for its grammar
     * @param <M> what is published under it
     * @return the topic; the same one for the same name
     * @throws IllegalArgumentException if the name is against the grammar or has a wildcard
     */
    <M> Topic<M> topic(String name);

    /**
     * Subscribes to every topic whose name matches a pattern, also to those that are made later. An
     * actor of which several patterns match gets a message once.
     *
     * <p>Takes a lock, and copies the list of subscribers of each matching topic. The subscription
     * lasts until it is taken back or the actor's life ends.
     *
     * @param pattern the pattern, or an exact name; see {@link Topic} for the grammar
     * @param subscriber gets what is published from now on: a publish that starts after this has
     *     returned reaches it. What it doesn't understand fails it with a {@code
     *     ClassCastException}
     * @return false if it had subscribed to this very pattern already, or has stopped
     * @throws IllegalArgumentException if the pattern is against the grammar, or the subscriber no
     *     actor of this system
     */
    boolean subscribe(String pattern, ActorRef<?> subscriber);

    /**
     * Takes a subscription back. What else the actor has subscribed to it still gets, from topics
     * that match this pattern, too.
     *
     * @param pattern the very pattern that was subscribed to
     * @param subscriber gets nothing on its account that is published from now on: a publish that
     *     starts after this has returned doesn't reach it. What was published before may still be
     *     in its mailbox
     * @return false if it was not there
     * @throws IllegalArgumentException if the pattern is against the grammar, or the subscriber no
     *     actor of this system
     */
    boolean unsubscribe(String pattern, ActorRef<?> subscriber);

    /**
     * Counts so far. While messages are on their way the fields are of slightly different moments:
     * what became of messages is read before what was sent, so {@code lost()} is never negative
     * and, two equal readings in a row with {@code lost() == 0}, nothing was on its way between
     * them.
     *
     * @return the counts
     */
    MessageCounts counts();

    /**
     * Living actors by state.
     *
     * @param state the state
     * @return how many are in it now; for the final states how many have ended in it
     */
    long actors(ActorState state);

    /**
     * Shuts down: spawning and sending from outside end, what is in the mailboxes is handled until
     * the deadline, what is left is counted as pending, all actors stop, workers and ports are
     * closed. Called again it returns the same counts.
     *
     * @param drain how long to let the mailboxes run empty; zero for not at all
     * @return the final counts
     */
    MessageCounts shutdown(Duration drain);

    /**
     * The end of the system.
     *
     * @return completes with the final counts, or, if it shut itself down because the actors at its
     *     top failed too often, exceptionally with {@link SupervisionException}
     */
    CompletionStage<MessageCounts> whenTerminated();

    /**
     * Has somebody told of dead letters, as long as the subscription is open. They are counted,
     * recorded and, a few lines every ten seconds, logged to {@code io.tacho.runtime.deadletters}
     * in any case.
     *
     * @param listener called on the thread that finds a dead letter
     * @return ends it
     */
    Subscription subscribeDeadLetters(DeadLetterListener listener);

    /**
     * Has work done when the system shuts down. Tasks of a phase run one after the other, in the
     * order of their adding, on the thread that shuts down; what they throw is logged.
     *
     * @param phase when
     * @param task its name, for the log
     * @param code the work; the end waits for it
     */
    void onShutdown(ShutdownPhase phase, String task, Runnable code);

    /**
     * How often an actor was restarted, of all actors.
     *
     * @return 0 or more
     */
    long restarts();

    /** Shuts down with five seconds to drain. */
    @Override
    default void close() {
        shutdown(Duration.ofSeconds(5));
    }
}
