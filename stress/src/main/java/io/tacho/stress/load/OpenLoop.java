package io.tacho.stress.load;

import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Sender;
import io.tacho.stress.scenario.OperationStarter;
import io.tacho.stress.scenario.Scenario;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts operations on a fixed schedule, whatever becomes of those before. One that can't be sent
 * in time is sent as soon as possible, with the time at which it was due, so the delay is in its
 * response time.
 */
public final class OpenLoop implements LoadGenerator {
    /**
     * Waits longer than this are slept, shorter ones are spun: a sleeping thread wakes 50 us late.
     */
    private static final long SPIN_NANOS = 60_000;

    private final Scenario scenario;
    private final ActorSystem system;
    private final double nanosPerOperation;
    private volatile boolean stopped;
    private volatile long started;
    private volatile Punctuality punctuality = Punctuality.NONE;

    /**
     * A schedule.
     *
     * @param scenario whose operations
     * @param system where
     * @param operationsPerSecond more than 0
     */
    public OpenLoop(Scenario scenario, ActorSystem system, double operationsPerSecond) {
        this.scenario = scenario;
        this.system = system;
        this.nanosPerOperation = 1e9 / operationsPerSecond;
    }

    @Override
    public void run(long nanos) {
        try (Sender sender = system.newSender()) {
            run(sender::tell, nanos);
        }
    }

    private void run(OperationStarter starter, long nanos) {
        long from = System.nanoTime();
        long operations = (long) (nanos / nanosPerOperation);
        long first = started;
        long late = 0;
        long worst = 0;
        for (long i = 0; i < operations && !stopped; i++) {
            long due = from + (long) (i * nanosPerOperation);
            long behind = awaitUntil(due) - due;
            if (behind > worst) {
                worst = behind;
            }
            if (behind > Punctuality.LATE_NANOS) {
                late++;
            }
            scenario.start(starter, first + i, due);
            started = first + i + 1;
        }
        punctuality = new Punctuality(late, worst);
    }

    /** Returns at a time, or at once if it has passed; returns the time then. */
    private long awaitUntil(long due) {
        long now = System.nanoTime();
        while (now - due < 0 && !stopped) {
            if (due - now > SPIN_NANOS) {
                LockSupport.parkNanos(due - now - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
            now = System.nanoTime();
        }
        return now;
    }

    @Override
    public void completed(ActorContext<?> context) {
        context.endOperation();
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public long started() {
        return started;
    }

    @Override
    public Punctuality punctuality() {
        return punctuality;
    }
}
