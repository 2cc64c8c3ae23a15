package io.tacho.stress.scenario;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/**
 * The components of a run: spawns them under their names and times it. Confined to the spawning
 * thread.
 */
public final class Components {
    private static final long LONGEST_SPAWN_NANOS = 60_000_000_000L;
    private static final long POLL_NANOS = 1_000_000;

    private final ActorSystem system;
    private final int count;
    private final MailboxFactory mailboxes;
    private final long seed;
    private final Histogram spawnNanos = new Histogram(LONGEST_SPAWN_NANOS, 3);
    private volatile int spawned;
    private ActorRef<?>[] refs = {};

    /**
     * For one run.
     *
     * @param system where to spawn
     * @param count how many
     * @param mailboxes makes the mailbox of each
     * @param seed decides in which order operations go to components
     */
    public Components(ActorSystem system, int count, MailboxFactory mailboxes, long seed) {
        this.system = system;
        this.seed = seed;
        this.count = count;
        this.mailboxes = mailboxes;
    }

    /**
     * How many there are to be.
     *
     * @return 1 or more
     */
    public int count() {
        return count;
    }

    /**
     * How many were spawned so far. Any thread.
     *
     * @return 0 to {@link #count()}
     */
    public int spawned() {
        return spawned;
    }

    /**
     * Where they live.
     *
     * @return the system
     */
    public ActorSystem system() {
        return system;
    }

    /**
     * In which order operations go to components, or to parts of them.
     *
     * @param parts how many, 1 or more
     * @return an order that the seed decides
     */
    public Targets targets(int parts) {
        return new Targets(parts, seed);
    }

    /**
     * Times of the spawns: from the call until the name is taken and the actor is on its way to a
     * worker.
     *
     * @return ns
     */
    public Histogram spawnNanos() {
        return spawnNanos;
    }

    /**
     * Spawns all of them, named {@code component-0000000} and on.
     *
     * @param factory makes the behaviour of the component with an index
     * @param <M> what they understand
     * @return their addresses, by index
     */
    public <M> ActorRef<M>[] spawnAll(IntFunction<? extends Actor<M>> factory) {
        return spawnAll(SpawnOptions.anonymous(), factory);
    }

    /**
     * Spawns all of them, as above.
     *
     * @param options all but the name; without a mailbox of its own a component has the run's
     * @param factory makes the behaviour of the component with an index
     * @param <M> what they understand
     * @return their addresses, by index
     */
    public <M> ActorRef<M>[] spawnAll(
            SpawnOptions options, IntFunction<? extends Actor<M>> factory) {
        boolean hasOwn =
                options.settings().mailbox() != SpawnOptions.anonymous().settings().mailbox();
        SpawnOptions common = hasOwn ? options : options.withMailbox(mailboxes);
        @SuppressWarnings({"unchecked", "rawtypes"})
        ActorRef<M>[] all = new ActorRef[count];
        for (int i = 0; i < count; i++) {
            int index = i;
            SpawnOptions named = common.withName(nameOf(i));
            long from = System.nanoTime();
            all[i] = system.spawn(named, () -> factory.apply(index));
            spawnNanos.recordValue(Math.min(System.nanoTime() - from, LONGEST_SPAWN_NANOS));
            spawned = i + 1;
        }
        refs = all;
        return all;
    }

    /**
     * Waits until all have started, and what they spawned meanwhile. Any thread.
     *
     * @throws StressException if one failed
     */
    public void awaitStarted() {
        while (system.actors(ActorState.STARTING) > 0) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        long failed = system.actors(ActorState.FAILED);
        if (failed > 0) {
            throw new StressException(
                    ExitCode.WRONG,
                    failed + " components failed while they started; the log says why",
                    null);
        }
    }

    /**
     * The actor id of a component, once all are spawned.
     *
     * @param index from 0
     * @return the id
     */
    public int idOf(int index) {
        return refs[index].id();
    }

    /**
     * The name of a component.
     *
     * @param index from 0
     * @return the name
     */
    public static String nameOf(int index) {
        String digits = Integer.toString(index);
        return "component-" + "0".repeat(Math.max(0, 7 - digits.length())) + digits;
    }
}
