package io.tacho.runtime.engine;

import io.tacho.runtime.spi.MessageOutcome;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs actors that block, each turn on a virtual thread of its own. What a turn needs (a lane, a
 * pool of envelopes, counts) is lent to it, so there is as much of it as turns ran at a time.
 *
 * <p>Virtual threads are there from JDK 21 on; the code is compiled for 17, so it looks them up.
 */
final class VirtualThreads implements ReadyQueue {
    private static final @Nullable MethodHandle START = startVirtualThread();
    private static final int MAX_TURNS = 1 << 15;

    private final LocalActorSystem system;
    private final ThreadedWorkforce workforce;
    private final ConcurrentLinkedDeque<Kit> free = new ConcurrentLinkedDeque<>();

    /** Filled up to {@link #made}; gone through each millisecond, so without an iterator. */
    private volatile Kit[] all = new Kit[16];

    private volatile int made;

    /** Turns that were started and have not ended. */
    private final AtomicInteger turns = new AtomicInteger();

    /** A kit has a lane, of which there are 65,535: so many turns at a time, others wait. */
    private final Semaphore kits = new Semaphore(MAX_TURNS);

    /** What has to be done about the life of an actor that could not run. */
    private static final int KEPT = -1;

    /** Those that could not run and are to. */
    private final Set<ActorCell> waiting = ConcurrentHashMap.newKeySet();

    private final LateSettlement late;
    private volatile boolean ended;

    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    VirtualThreads(LocalActorSystem system, ThreadedWorkforce workforce) {
        this.system = system;
        this.workforce = workforce;
        this.late = new LateSettlement(system);
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
        // Counted here, not on the new thread, so that the end sees it; and before the look at
        // ended, which the end sets before it looks at the count.
        turns.incrementAndGet();
        if (ended) {
            turns.decrementAndGet();
            settleLate(cell, 0);
        } else {
            try {
                start(() -> run(cell));
            } catch (Throwable thrown) {
                try {
                    giveUp(cell, thrown);
                } finally {
                    turns.decrementAndGet();
                }
            }
        }
    }

    /**
     * There is nothing it could run on, perhaps for ever: no message may wait for it. What is to be
     * done about its life does: it runs when a turn of another one has ended, or when it gets its
     * next message, and is not to handle that before it has started, nor when it was told to stop.
     */
    private void giveUp(ActorCell cell, Throwable thrown) {
        system.failures()
                .add(cell, "can't run now; what waits for it is counted as pending", thrown);
        settleLate(cell, KEPT);
        try {
            if (cell.control() != 0) {
                waiting.add(cell);
            }
        } catch (OutOfMemoryError noRoom) {
            // Its next message has it run. Not thrown: it was given back already.
            system.failures().add(cell, "can't even wait", noRoom);
        }
    }

    private synchronized void settleLate(ActorCell cell, int kept) {
        late.settle(cell, kept);
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
        boolean givenUp = false;
        try {
            running.add(thread);
            kits.acquireUninterruptibly();
            try {
                givenUp = !runTurn(cell);
            } finally {
                kits.release();
                running.remove(thread);
            }
        } catch (Throwable thrown) {
            // There was no memory for what comes around a turn.
            system.failures().add(cell, "had no whole turn", thrown);
        }
        try {
            if (!givenUp) {
                runNext(cell);
            }
        } finally {
            turns.decrementAndGet();
        }
    }

    private void runNext(ActorCell cell) {
        if (cell.releaseOrReschedule()) {
            schedule(cell);
        }
        runOneThatWaits();
    }

    /** Something that a turn needs is free again. */
    private void runOneThatWaits() {
        for (ActorCell cell : waiting) {
            if (waiting.remove(cell) && cell.control() != 0 && cell.tryWake()) {
                schedule(cell);
                return;
            }
        }
    }

    private boolean runTurn(ActorCell cell) {
        Kit kit;
        try {
            kit = take();
        } catch (Throwable thrown) {
            giveUp(cell, thrown);
            return false;
        }
        try {
            system.borrowed().set(kit.outbox);
            kit.outbox.refreshClock();
            kit.turn.lookAtEvents();
            kit.turn.run(cell);
        } catch (Throwable thrown) {
            // Not a handler: those may throw. A mailbox or a port did.
            kit.turn.abandon(cell, thrown);
        } finally {
            system.borrowed().remove();
            kit.outbox.rest();
            free.push(kit);
        }
        return true;
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
        Kit[] present = all;
        if (made == present.length) {
            present = Arrays.copyOf(present, 2 * made);
            all = present;
        }
        present[made] = kit;
        // Volatile, after the array: who sees the number sees the kits.
        made = made + 1;
    }

    long settled(MessageOutcome outcome) {
        long sum = late.counts().get(outcome);
        int count = made;
        Kit[] present = all;
        for (int i = 0; i < count; i++) {
            sum += present[i].counts.get(outcome);
        }
        return sum;
    }

    /** Waits for the turns that run; interrupts them when the time is over. */
    boolean stop(long graceMillis) {
        if (!await(graceMillis)) {
            running.forEach(Thread::interrupt);
            if (!await(graceMillis)) {
                system.failures()
                        .note(turns.get() + " handlers on virtual threads ignore interruption");
                return false;
            }
        }
        ended = true;
        boolean over = await(graceMillis);
        for (ActorCell cell : waiting) {
            if (waiting.remove(cell) && cell.tryWake()) {
                settleLate(cell, 0);
            }
        }
        return over;
    }

    private boolean await(long millis) {
        return Waiting.until(() -> turns.get() == 0, TimeUnit.MILLISECONDS.toNanos(millis));
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
                    system.delivery()
                            .newOutbox(
                                    system,
                                    cell -> workforce.schedule(cell, system.nanoClock().nanoTime()),
                                    evictions,
                                    workforce.timersOfThePool());
            turn =
                    new Turn(
                            system,
                            Schedulable.NO_WORKER,
                            outbox,
                            workforce.newStream(),
                            counts,
                            evictions);
        }
    }
}
