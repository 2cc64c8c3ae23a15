package io.tacho.stress.load;

import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Sender;
import io.tacho.stress.scenario.OperationStarter;
import io.tacho.stress.scenario.Scenario;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps a number of operations in flight: the component that completes one starts the next, on its
 * own worker. Operation numbers are handed to workers in blocks, so that they do not meet at one
 * counter.
 */
final class ClosedLoop implements LoadGenerator {
    private static final int BLOCK = 256;
    private static final long POLL_NANOS = 1_000_000;

    /** Two cache lines of longs. */
    private static final int NUMBERS_STRIDE = 16;

    private static final int NEXT = 0;
    private static final int END = 1;
    private static final int STARTED = 2;

    /** Several cards of references. */
    private static final int CONTEXTS_STRIDE = 1024;

    private final Scenario scenario;
    private final ActorSystem system;
    private final int inFlight;
    private final Duration duration;
    private final AtomicLong nextBlock = new AtomicLong();
    private final long[] operations;
    private final ActorContext<?>[] contexts;
    private final WorkerStarter[] workers;
    private volatile boolean running;
    private volatile boolean stopped;
    private volatile long startedOutside;

    /**
     * A number of operations in flight.
     *
     * @param scenario whose operations
     * @param system where
     * @param plan how many, and how long
     */
    ClosedLoop(Scenario scenario, ActorSystem system, LoadPlan plan) {
        this.scenario = scenario;
        this.system = system;
        this.inFlight = plan.inFlight();
        this.duration = plan.duration();
        this.operations = new long[system.workers() * NUMBERS_STRIDE];
        this.contexts = new ActorContext<?>[system.workers() * CONTEXTS_STRIDE];
        this.workers = new WorkerStarter[system.workers()];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new WorkerStarter(i);
        }
    }

    @Override
    public void warmUp(Duration time) {
        keepInFlight(time);
    }

    @Override
    public void run() {
        keepInFlight(duration);
    }

    private void keepInFlight(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        running = true;
        // After it, so that a stop in between is not forgotten.
        if (stopped) {
            running = false;
        }
        try (Sender sender = system.newSender()) {
            OperationStarter starter = sender::tell;
            for (int i = 0; i < inFlight && running; i++) {
                scenario.start(starter, nextBlock.getAndIncrement(), 0);
                startedOutside++;
            }
        }
        while (running && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(Math.min(POLL_NANOS, until - System.nanoTime()));
        }
        running = false;
    }

    @Override
    public void completed(ActorContext<?> context) {
        context.endOperation();
        if (running) {
            workers[context.worker()].startNext(context);
        }
    }

    @Override
    public void stop() {
        stopped = true;
        running = false;
    }

    @Override
    public long started() {
        long sum = startedOutside;
        for (WorkerStarter worker : workers) {
            sum += worker.started();
        }
        return sum;
    }

    @Override
    public Punctuality punctuality() {
        return Punctuality.NONE;
    }

    /**
     * One worker's way to send. What it changes lies in arrays, far enough from the other workers'
     * that neither a cache line nor a card of the collector is shared.
     */
    private final class WorkerStarter implements OperationStarter {
        private final int numbers;
        private final int context;

        WorkerStarter(int worker) {
            numbers = worker * NUMBERS_STRIDE;
            context = worker * CONTEXTS_STRIDE;
        }

        void startNext(ActorContext<?> component) {
            if (operations[numbers + NEXT] == operations[numbers + END]) {
                long block = nextBlock.getAndAdd(BLOCK);
                operations[numbers + NEXT] = block;
                operations[numbers + END] = block + BLOCK;
            }
            contexts[context] = component;
            operations[numbers + STARTED]++;
            scenario.start(this, operations[numbers + NEXT]++, 0);
        }

        long started() {
            return operations[numbers + STARTED];
        }

        @Override
        public <M> void send(ActorRef<M> target, M message, long dueAt) {
            contexts[context].startOperation(target, message, dueAt);
        }
    }
}
