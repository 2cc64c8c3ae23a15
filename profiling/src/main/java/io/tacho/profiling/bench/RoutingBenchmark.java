package io.tacho.profiling.bench;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.SpawnOptions;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What sending costs the sender: from a reference, or from a name, to the queued message. An actor
 * on the only worker sends to 200 others in turn; none of them can run before it has finished, so
 * the first message to each finds it idle and wakes it, and the others find a queue. The registry
 * has 1,000 names. The benchmark's own thread only starts the sender and waits for it.
 *
 * <p>{@code Level.Invocation} is right here: that the messages are handled is awaited after the
 * timed part, which takes long enough for two clock readings to be nothing.
 */
@State(Scope.Thread)
public class RoutingBenchmark {
    private static final int NAMES = 1_000;

    /** Fewer than a worker's run queue has room for. */
    private static final int RECIPIENTS = 200;

    /** Operations of an invocation. */
    @Param("10000")
    public int batch;

    private final Baton sent = new Baton();
    private final Baton goOn = new Baton();
    private final Baton drained = new Baton();
    private int messages;

    /** Counted by the recipients on the worker, read after the baton. */
    private int handled;

    private @Nullable BenchSystem system;
    private @Nullable ActorRef<Way> router;

    /** For JMH. */
    public RoutingBenchmark() {}

    /**
     * Starts the system.
     *
     * @throws IOException if the registry's file can't be made
     */
    @Setup(Level.Trial)
    public void start() throws IOException {
        messages = Operations.of(batch);
        BenchSystem started = BenchSystem.registered(1, NAMES);
        system = started;
        String[] names = Names.shuffled(Names.of("component", NAMES));
        for (String name : names) {
            started.actors().spawn(SpawnOptions.named(name), () -> this::receive);
        }
        router =
                started.actors()
                        .spawn(
                                SpawnOptions.anonymous(),
                                () -> new Router(started, Arrays.copyOf(names, RECIPIENTS)));
    }

    private void receive(Object message, ActorContext<Object> context) {
        if (++handled == messages) {
            drained.finish();
        }
    }

    /**
     * One operation is one {@code tell} in an actor's handler, from the recipient's reference until
     * the message is in its mailbox and the recipient is scheduled.
     */
    @Benchmark
    public void message_routing_overhead() {
        send(Way.BY_REF);
    }

    /**
     * One operation is one look-up of a name in the registry and one {@code tell} to who was found,
     * in an actor's handler, until the message is in the mailbox and the recipient is scheduled.
     */
    @Benchmark
    public void message_routing_by_name() {
        send(Way.BY_NAME);
    }

    private void send(Way way) {
        handled = 0;
        sent.ready();
        goOn.ready();
        drained.ready();
        Objects.requireNonNull(system).sender().tell(Objects.requireNonNull(router), way);
        sent.await();
    }

    /** Waits until each message has been handled. */
    @TearDown(Level.Invocation)
    public void awaitHandling() {
        goOn.finish();
        drained.await();
        Check.equal("messages handled", messages, handled);
    }

    /**
     * Ends the system.
     *
     * @throws IOException if the registry can't be removed
     */
    @TearDown(Level.Trial)
    public void stop() throws IOException {
        Objects.requireNonNull(system).close();
    }

    private enum Way {
        BY_REF,
        BY_NAME
    }

    private final class Router implements Actor<Way> {
        private final BenchSystem system;
        private final String[] names;
        private final ActorRef<?>[] recipients;

        Router(BenchSystem system, String[] names) {
            this.system = system;
            this.names = names;
            recipients = new ActorRef<?>[names.length];
            Arrays.setAll(recipients, i -> find(names[i]));
        }

        @Override
        public void onMessage(Way way, ActorContext<Way> context) {
            int next = 0;
            for (int i = 0; i < messages; i++) {
                if (way == Way.BY_REF) {
                    tell(recipients[next]);
                } else {
                    tell(find(names[next]));
                }
                next = next + 1 == names.length ? 0 : next + 1;
            }
            sent.finish();
            // On the only core the recipients would have their turns before the time is taken.
            goOn.await();
        }

        private ActorRef<Object> find(String name) {
            return Objects.requireNonNull(system.actors().lookup(name), name);
        }

        @SuppressWarnings("unchecked")
        private static void tell(ActorRef<?> recipient) {
            ((ActorRef<Object>) recipient).tell(Way.BY_REF);
        }
    }
}
