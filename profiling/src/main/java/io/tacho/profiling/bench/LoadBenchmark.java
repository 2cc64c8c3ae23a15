package io.tacho.profiling.bench;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.SpawnOptions;
import java.io.IOException;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What a client outside waits for while the system is busy: 1,000 registered components on one
 * worker are ten rings, in each of which a token goes round without a pause. In one ring tokens
 * would catch up with each other, and turns become longer for it. Takes two cores.
 *
 * <p>{@code Level.Invocation} is right here: who was spawned is stopped after the timed part, which
 * takes more than a microsecond, much longer than the two clock readings around it; and one thread
 * runs this, so nothing is synchronised for it.
 */
@State(Scope.Thread)
public class LoadBenchmark {
    private static final int COMPONENTS = 1_000;
    private static final int TOKENS = 10;
    private static final int RING = COMPONENTS / TOKENS;
    private static final int ROOM = 10_000;

    /** Longer than the worker's rounds through its queues, which take some ten us. */
    private static final int LONGEST_PAUSE_NANOS = 50_000;

    private final Baton baton = new Baton();
    private final Component[] components = new Component[COMPONENTS];
    private final SplittableRandom random = new SplittableRandom(1);

    /** What is to happen yet; written before it is asked for, then on the worker. */
    private int missing;

    private String[] names = {};
    private int next;
    private volatile boolean ending;
    private @Nullable BenchSystem system;
    private @Nullable Newcomers newcomers;

    /** For JMH. */
    public LoadBenchmark() {}

    /**
     * Starts the system and its load.
     *
     * @throws IOException if the registry's file can't be made
     */
    @Setup(Level.Trial)
    public void start() throws IOException {
        BenchSystem started = BenchSystem.registeredApart(ROOM);
        system = started;
        newcomers = new Newcomers(started);
        String[] ordered = Names.of("component", COMPONENTS);
        for (int i = 0; i < COMPONENTS; i++) {
            Component component = new Component();
            components[i] = component;
            component.self = started.actors().spawn(ordered[i], () -> component);
        }
        for (int i = 0; i < COMPONENTS; i++) {
            components[i].next = components[i / RING * RING + (i + 1) % RING].self;
        }
        for (int i = 0; i < TOKENS; i++) {
            Objects.requireNonNull(components[i * RING].self).tell(Word.TOKEN);
        }
        names = Names.shuffled(ordered);
    }

    /**
     * One operation is one component spawned under a registered name, one of a thousand others
     * looked up by name, and one message sent to that: until the one has started and the other has
     * handled the message.
     *
     * @return who was spawned
     */
    @Benchmark
    public ActorRef<Word> system_under_load() {
        BenchSystem present = Objects.requireNonNull(system);
        Newcomers coming = Objects.requireNonNull(newcomers);
        missing = 2;
        baton.ready();
        ActorRef<Word> spawned =
                present.actors().spawn(SpawnOptions.named(coming.nextName()), Newcomer::new);
        coming.came(spawned);
        String name = names[next];
        next = next + 1 == COMPONENTS ? 0 : next + 1;
        present.sender()
                .tell(Objects.requireNonNull(present.actors().lookup(name), name), Word.MESSAGE);
        baton.await();
        return spawned;
    }

    private void one() {
        if (--missing == 0) {
            baton.finish();
        }
    }

    /**
     * Stops who was spawned, waits for its end, and then for a random time. Without that the client
     * falls into step with the worker, which looks for what comes from outside every so many turns:
     * an operation then takes 5, 8, 15 or 24 us, thousands of times on end. Who comes at random
     * meets every state as often as it is there.
     */
    @TearDown(Level.Invocation)
    public void stopActor() {
        Objects.requireNonNull(newcomers).seeOff();
        long until = System.nanoTime() + random.nextInt(LONGEST_PAUSE_NANOS);
        while (System.nanoTime() - until < 0) {
            Thread.onSpinWait();
        }
    }

    /**
     * Ends the system; there must have been a load all the time.
     *
     * @throws IOException if the registry can't be removed
     */
    @TearDown(Level.Trial)
    public void stop() throws IOException {
        ending = true;
        Objects.requireNonNull(system).close();
        int lostTokens = TOKENS;
        for (Component component : components) {
            Check.that(component.passed > 0, "a component of the load did nothing");
            lostTokens -= component.kept;
        }
        Check.equal("tokens lost", 0, lostTokens);
    }

    /** What components are told; public for the benchmark's result only. */
    public enum Word {
        /** To be passed on. */
        TOKEN,
        /** To be handled. */
        MESSAGE
    }

    private final class Component implements Actor<Word> {
        private @Nullable ActorRef<Word> self;
        private @Nullable ActorRef<Word> next;
        private long passed;
        private int kept;

        @Override
        public void onMessage(Word word, ActorContext<Word> context) {
            if (word == Word.MESSAGE) {
                one();
            } else if (ending || next == null) {
                kept++;
            } else {
                passed++;
                next.tell(word);
            }
        }
    }

    private final class Newcomer implements Actor<Word> {
        @Override
        public void preStart(ActorContext<Word> context) {
            one();
        }

        @Override
        public void onMessage(Word word, ActorContext<Word> context) {}

        @Override
        public void postStop(ActorContext<Word> context) {
            Objects.requireNonNull(newcomers).ends();
        }
    }
}
