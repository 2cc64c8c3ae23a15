package io.tacho.runtime.engine;

import io.tacho.runtime.spi.MessageOutcome;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs actors that block, each turn on a virtual thread of its own. What a turn needs (a lane, a
 * pool of envelopes, counts) is lent to it, so there is as much of it as turns ran at a time.
 *
 * <p>Virtual threads are there from JDK 21 on; the code is compiled for 17, so it looks them up.
 */
final class VirtualThreads implements ReadyQueue {
    private static final System.Logger LOGGER = System.getLogger("io.tacho.runtime");
    private static final @Nullable MethodHandle START = startVirtualThread();
    private static final long POLL_NANOS = 100_000;

    private final LocalActorSystem system;
    private final ThreadedWorkforce workforce;
    private final ConcurrentLinkedDeque<Kit> free = new ConcurrentLinkedDeque<>();

    /** Copied on write: it is gone through each millisecond, and an iterator would be garbage. */
    private volatile Kit[] all = new Kit[0];

    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    VirtualThreads(LocalActorSystem system, ThreadedWorkforce workforce) {
        this.system = system;
        this.workforce = workforce;
    }

    private static @Nullable MethodHandle startVirtualThread() {
        try {
            return MethodHandles.publicLookup()
                    .findStatic(
                            Thread.class,
                            "startVirtualThread",
                            MethodType.methodType(Thread.class, Runnable.class));
        } catch (ReflectiveOperationException notThere) {
            return null;
        }
    }

    VirtualThreads checked() {
        if (START == null) {
            throw new UnsupportedOperationException(
                    "Dispatcher.VIRTUAL needs virtual threads, which are there from JDK 21 on; this"
                            + " is JDK "
                            + Runtime.version().feature());
        }
        return this;
    }

    @Override
    public void schedule(ActorCell cell) {
        start(() -> run(cell));
    }

    private static void start(Runnable code) {
        try {
            if (START != null) {
                Thread started = (Thread) START.invokeExact(code);
                assert started != null;
            }
        } catch (Throwable thrown) {
            throw new IllegalStateException("no virtual thread could be started", thrown);
        }
    }

    private void run(ActorCell cell) {
        Thread thread = Thread.currentThread();
        running.add(thread);
        Kit kit = take();
        system.borrowed().set(kit.outbox);
        boolean again = false;
        try {
            kit.outbox.refreshClock();
            kit.turn.lookAtEvents();
            kit.turn.run(cell);
            again = cell.releaseOrReschedule();
        } catch (Throwable thrown) {
            // Not a handler: those may throw. A mailbox or a port did.
            kit.turn.abandon(cell, thrown);
        } finally {
            system.borrowed().remove();
            kit.outbox.rest();
            free.push(kit);
            running.remove(thread);
        }
        if (again) {
            schedule(cell);
        }
    }

    private Kit take() {
        Kit kit = free.poll();
        if (kit == null) {
            kit = new Kit(system, workforce);
            remember(kit);
        }
        return kit;
    }

    private synchronized void remember(Kit kit) {
        Kit[] more = Arrays.copyOf(all, all.length + 1);
        more[all.length] = kit;
        all = more;
    }

    long settled(MessageOutcome outcome) {
        long sum = 0;
        for (Kit kit : all) {
            sum += kit.counts.get(outcome);
        }
        return sum;
    }

    /** Waits for the turns that run; interrupts them when the time is over. */
    boolean stop(long graceMillis) {
        if (!await(graceMillis)) {
            running.forEach(Thread::interrupt);
            if (!await(graceMillis)) {
                LOGGER.log(
                        System.Logger.Level.WARNING,
                        "{0} handlers on virtual threads ignore interruption",
                        running.size());
                return false;
            }
        }
        return true;
    }

    private boolean await(long millis) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!running.isEmpty() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        return running.isEmpty();
    }

    /** What one turn needs. Handed from thread to thread through the queue, which orders them. */
    private static final class Kit {
        private final OutcomeCounts counts = new OutcomeCounts();
        private final Outbox outbox;
        private final Turn turn;

        Kit(LocalActorSystem system, ThreadedWorkforce workforce) {
            DeferredEvictions evictions = new DeferredEvictions();
            // Timers are set on a wheel that a worker of the pool turns.
            outbox =
                    new Outbox(
                            system,
                            cell -> workforce.schedule(cell, system.nanoClock().nanoTime()),
                            evictions,
                            workforce.timersOfThePool());
            turn =
                    new Turn(
                            system,
                            ActorCell.NO_WORKER,
                            outbox,
                            workforce.newStream(),
                            counts,
                            evictions);
        }
    }
}
