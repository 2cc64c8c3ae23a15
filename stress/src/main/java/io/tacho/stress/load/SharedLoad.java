package io.tacho.stress.load;

import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Sender;
import io.tacho.stress.scenario.OperationStarter;
import io.tacho.stress.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.MessageHandler;

/**
 * A load to which other processes add theirs, while it runs: what they ask for comes through a
 * {@link LoadRing}, and a thread of its own starts it here. So all operations are measured in one
 * place, and their times are in the same histograms.
 */
public final class SharedLoad implements LoadGenerator {
    /** Numbers of operations that others ask for begin here: each number is used once. */
    private static final long FIRST_NUMBER = 1L << 48;

    private static final int MESSAGES_AT_ONCE = 64;
    private static final long LONGEST_IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** A write takes a few ns; who was stopped in it for so long is taken for dead. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final LoadGenerator own;
    private final Scenario scenario;
    private final ActorSystem system;
    private final LoadRing ring;
    private volatile boolean running;
    private volatile long started;

    /** What is left in the ring was never finished; the inlet's own. */
    private boolean hopeless;

    /**
     * Shares a load.
     *
     * @param own of this process
     * @param scenario whose operations
     * @param system where
     * @param file through which others ask; must not exist
     * @throws IOException if the file can't be made
     */
    public SharedLoad(LoadGenerator own, Scenario scenario, ActorSystem system, Path file)
            throws IOException {
        this.own = own;
        this.scenario = scenario;
        this.system = system;
        ring = LoadRing.create(file);
    }

    @Override
    public void warmUp(Duration duration) {
        own.warmUp(duration);
    }

    @Override
    public void run() {
        running = true;
        Thread inlet = new Thread(this::takeIn, "load-inlet");
        inlet.setDaemon(true);
        inlet.start();
        ring.setOpen();
        try {
            own.run();
        } finally {
            ring.setClosed();
            running = false;
            join(inlet);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks a thousand times a second while nobody asks, and all the time while somebody does. */
    private void takeIn() {
        IdleStrategy idle = new BackoffIdleStrategy(1_000, 100, 1_000, LONGEST_IDLE_NANOS);
        try (Sender sender = system.newSender()) {
            OperationStarter starter = sender::tell;
            MessageHandler start =
                    (type, buffer, index, length) -> {
                        scenario.start(starter, FIRST_NUMBER + started, buffer.getLong(index));
                        started++;
                    };
            boolean open;
            int taken;
            long stuckSince = 0;
            do {
                // Before the look into the ring: what has a place there when it is closed was asked
                // for in time.
                open = running;
                taken = ring.messages().read(start, MESSAGES_AT_ONCE);
                stuckSince = taken > 0 ? 0 : unblock(stuckSince);
                idle.idle(taken);
            } while (open || taken > 0 || ring.messages().size() != 0 && !hopeless);
        }
    }

    /**
     * Goes on behind the place of one who died while writing there, and keeps all others waiting.
     *
     * @param since when that was first seen, ns; 0 if it wasn't
     * @return the same from now on
     */
    private long unblock(long since) {
        if (ring.messages().size() == 0) {
            return 0;
        }
        long now = System.nanoTime();
        if (since == 0) {
            return now;
        }
        if (now - since < PATIENCE_NANOS) {
            return since;
        }
        // Where nobody wrote behind it there is nothing to go on with.
        hopeless = !ring.messages().unblock() && !running;
        return 0;
    }

    @Override
    public void completed(ActorContext<?> context) {
        own.completed(context);
    }

    @Override
    public void stop() {
        own.stop();
    }

    @Override
    public long started() {
        return own.started() + started;
    }

    /**
     * Operations that other processes asked for.
     *
     * @return those started so far
     */
    @Override
    public long startedForOthers() {
        return started;
    }

    @Override
    public Punctuality punctuality() {
        return own.punctuality();
    }
}
