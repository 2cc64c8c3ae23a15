package io.tacho.runtime.engine;

import io.tacho.runtime.Dispatcher;
import io.tacho.runtime.mailbox.Mailbox;
import io.tacho.runtime.spi.MessageOutcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One worker without a thread: whoever made it has it run turns and fire timers one by one, in the
 * order that the {@link Interleaving} says. Turns, lifecycles and counts are those of a {@link
 * Worker}; of what surrounds them there is nothing, since there is nobody to share work with.
 * Confined to the thread that made it.
 */
final class SteppedWorkforce implements Workforce {
    /** What a step takes of the time for which something is waited, ns: no clock runs here. */
    private static final long STEP_NANOS = 1_000;

    private final LocalActorSystem system;
    private final ManualClock clock;
    private final Interleaving interleaving;
    private final Thread owner = Thread.currentThread();
    private final List<ActorCell> ready = new ArrayList<>();
    private final ArrayDeque<Runnable> apart = new ArrayDeque<>();
    private final DeferredEvictions evictions = new DeferredEvictions();
    private final OutcomeCounts counts = new OutcomeCounts();
    private final DeadlineQueue timers;
    private final Outbox outbox;
    private final WorkerCounters counters;
    private final LateSettlement late;
    private @Nullable Turn turn;
    private boolean stepping;
    private boolean ended;

    SteppedWorkforce(LocalActorSystem system, ManualClock clock, Interleaving interleaving) {
        this.system = system;
        this.clock = clock;
        this.interleaving = interleaving;
        timers = new DeadlineQueue(interleaving);
        outbox = system.delivery().newOutbox(system, this::add, evictions, timers);
        counters =
                new WorkerCounters(
                        system.options().counters(),
                        0,
                        counts,
                        system.counters(),
                        clock.nanoTime());
        late = new LateSettlement(system);
    }

    // ---- stepping

    /**
     * Runs one turn or fires one timer.
     *
     * @return false if there was nothing to do
     */
    boolean step() {
        checkThread();
        if (stepping) {
            throw new IllegalStateException(
                    "a handler of system '" + system.name() + "' can't step it");
        }
        long now = outbox.refreshClock();
        boolean timerIsDue = !ended && timers.isDue(now);
        int choices = ready.size() + (timerIsDue ? 1 : 0);
        if (choices == 0) {
            counters.publish(now, 0);
            return false;
        }
        int choice = interleaving.next(choices);
        if (!timerIsDue) {
            run(ready.remove(choice));
        } else if (choice == 0) {
            timers.fireFirst(now, outbox);
        } else {
            run(ready.remove(choice - 1));
        }
        Runnable task;
        while ((task = apart.poll()) != null) {
            task.run();
        }
        return true;
    }

    /**
     * One step of the way to a time.
     *
     * @param time ns
     * @return false if it is that time, and nothing is left to do
     */
    boolean stepTowards(long time) {
        checkThread();
        if (!ended && timers.isDue(time) && (ready.isEmpty() || interleaving.timeGoesOn())) {
            clock.moveTo(timers.firstDeadline());
        }
        if (step()) {
            return true;
        }
        clock.moveTo(time);
        return false;
    }

    /** Those that are ready now. */
    List<ActorCell> ready() {
        checkThread();
        return List.copyOf(ready);
    }

    /** As {@link Worker} does. */
    private void run(ActorCell cell) {
        stepping = true;
        system.borrowed().set(outbox);
        try {
            turn().run(cell);
        } catch (Throwable thrown) {
            // Not a handler: those may throw. A mailbox or a port did.
            turn().abandon(cell, thrown);
        } finally {
            system.borrowed().remove();
            outbox.rest();
            stepping = false;
        }
        if (cell.releaseOrReschedule()) {
            add(cell);
        }
    }

    private Turn turn() {
        Turn present = turn;
        if (present == null) {
            throw new IllegalStateException("not started");
        }
        return present;
    }

    private void add(ActorCell cell) {
        if (ended) {
            late.settle(cell);
        } else {
            ready.add(cell);
        }
    }

    private void checkThread() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException(
                    "system '"
                            + system.name()
                            + "' is a test's: it is used by thread "
                            + owner.getName()
                            + " only, not by "
                            + Thread.currentThread().getName());
        }
    }

    // ---- workforce

    @Override
    public void start() {
        turn = new Turn(system, 0, outbox, system.options().tap().openStream(0), counts, evictions);
    }

    @Override
    public int size() {
        return 1;
    }

    /** All run here, whatever dispatcher they want. */
    @Override
    public @Nullable ReadyQueue homeFor(Dispatcher dispatcher) {
        return null;
    }

    @Override
    public void leaves(@Nullable ReadyQueue home) {}

    @Override
    public HookGuard newGuard() {
        return new HookGuard();
    }

    @Override
    public void schedule(ActorCell cell, long now) {
        checkThread();
        add(cell);
    }

    @Override
    public long settled(MessageOutcome outcome) {
        return counts.get(outcome) + late.counts().get(outcome);
    }

    @Override
    public long settledElsewhere(MessageOutcome outcome) {
        return 0;
    }

    /** Steps; gives up when there is nothing left to do, since then nothing changes any more. */
    @Override
    public boolean await(BooleanSupplier condition, long nanos) {
        long stepsLeft = nanos / STEP_NANOS;
        while (!condition.getAsBoolean()) {
            if (stepsLeft-- <= 0 || !step()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean awaitRoom(Mailbox<?> mailbox, long nanos) {
        return !stepping && step();
    }

    @Override
    public void runApart(String name, Runnable task) {
        apart.add(task);
    }

    @Override
    public boolean stop(long graceMillis) {
        await(() -> false, graceMillis * 1_000_000);
        ended = true;
        ready.forEach(late::settle);
        ready.clear();
        counters.publish(clock.nanoTime(), 0);
        turn().close();
        return true;
    }
}
