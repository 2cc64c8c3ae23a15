package io.tacho.runtime;

import io.tacho.runtime.engine.LocalActorSystem;
import io.tacho.runtime.spi.CounterSink;
import io.tacho.runtime.spi.Directory;
import io.tacho.runtime.spi.InMemoryDirectory;
import io.tacho.runtime.spi.LifecycleListener;
import io.tacho.runtime.spi.MessageTap;
import java.util.Objects;

/** Gathers the settings of an {@link ActorSystem}. Confined to a thread. */
public final class ActorSystemBuilder {
    /** The most workers that a system may have. */
    public static final int MAX_WORKERS = 1024;

    private final String name;
    private int workers = Runtime.getRuntime().availableProcessors();
    private SchedulingOptions scheduling = SchedulingOptions.DEFAULT;
    private Supervision supervision = Supervision.DEFAULT;
    private Directory directory = new InMemoryDirectory();
    private MessageTap tap = MessageTap.NONE;
    private CounterSink counters = CounterSink.NONE;
    private DeadLetterListener deadLetters = letter -> {};
    private WatchdogOptions watchdog = WatchdogOptions.DEFAULT;
    private LifecycleListener lifecycle = LifecycleListener.NONE;

    ActorSystemBuilder(String name) {
        this.name = Objects.requireNonNull(name, "name");
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "an actor system needs a name, without control characters");
        }
    }

    /**
     * How many threads run actors; a worker a core unless set.
     *
     * @param count 1 to {@link #MAX_WORKERS}
     * @return this
     */
    public ActorSystemBuilder workers(int count) {
        if (count < 1 || count > MAX_WORKERS) {
            throw new IllegalArgumentException("workers: 1 to " + MAX_WORKERS + ", not " + count);
        }
        workers = count;
        return this;
    }

    /**
     * How long turns are and how workers idle.
     *
     * @param options the settings
     * @return this
     */
    public ActorSystemBuilder scheduling(SchedulingOptions options) {
        scheduling = Objects.requireNonNull(options, "options");
        return this;
    }

    /**
     * What the system does about actors at its top that end; {@link Supervision#DEFAULT} unless
     * set. When they end more often than that allows, the system shuts down.
     *
     * @param ofTop one for one: actors at the top know no order
     * @return this
     */
    public ActorSystemBuilder supervision(Supervision ofTop) {
        if (ofTop.strategy() != Supervision.Strategy.ONE_FOR_ONE) {
            throw new IllegalArgumentException(
                    "the system supervises one for one; spawn a supervisor for "
                            + ofTop.strategy());
        }
        supervision = ofTop;
        return this;
    }

    /**
     * Where names are kept; in memory unless set. Closed with the system.
     *
     * @param port the directory
     * @return this
     */
    public ActorSystemBuilder directory(Directory port) {
        directory = Objects.requireNonNull(port, "port");
        return this;
    }

    /**
     * Who records messages; nobody unless set. Closed with the system.
     *
     * @param port the tap
     * @return this
     */
    public ActorSystemBuilder tap(MessageTap port) {
        tap = Objects.requireNonNull(port, "port");
        return this;
    }

    /**
     * Where live counters are shown; nowhere unless set. Closed with the system.
     *
     * @param port the sink
     * @return this
     */
    public ActorSystemBuilder counters(CounterSink port) {
        counters = Objects.requireNonNull(port, "port");
        return this;
    }

    /**
     * Who is told of dead letters; they are counted and recorded in any case.
     *
     * @param listener called on the thread that finds a dead letter
     * @return this
     */
    public ActorSystemBuilder deadLetters(DeadLetterListener listener) {
        deadLetters = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /**
     * When the system complains about actors that hold their worker; {@link
     * WatchdogOptions#DEFAULT} unless set.
     *
     * @param options the limits
     * @return this
     */
    public ActorSystemBuilder watchdog(WatchdogOptions options) {
        watchdog = Objects.requireNonNull(options, "options");
        return this;
    }

    /**
     * Who is told of what becomes of actors; nobody unless set.
     *
     * @param listener called on the threads that run the actors, and on those that spawn
     * @return this
     */
    public ActorSystemBuilder lifecycle(LifecycleListener listener) {
        lifecycle = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /**
     * The settings so far.
     *
     * @return the options a system would be started with
     */
    public ActorSystemOptions options() {
        return new ActorSystemOptions(
                name,
                workers,
                scheduling,
                supervision,
                directory,
                tap,
                counters,
                deadLetters,
                watchdog,
                lifecycle);
    }

    /**
     * Starts the system.
     *
     * @return the running system
     */
    public ActorSystem build() {
        return LocalActorSystem.start(options());
    }
}
