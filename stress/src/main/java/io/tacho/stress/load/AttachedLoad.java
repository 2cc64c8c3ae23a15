package io.tacho.stress.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.ringbuffer.RingBuffer;

/**
 * Has the system of another process start operations on a schedule of this one. Confined to a
 * thread, but for {@link #stop}.
 */
public final class AttachedLoad {
    private static final long LOOK_NANOS = 1_000_000;

    private final LoadRing ring;
    private final Schedule schedule;
    private final BooleanSupplier systemLives;
    private volatile boolean stopped;

    private AttachedLoad(LoadRing ring, Schedule schedule, BooleanSupplier systemLives) {
        this.ring = ring;
        this.schedule = schedule;
        this.systemLives = systemLives;
    }

    /**
     * What came of it.
     *
     * @param sent operations that the system was asked for
     * @param punctuality how the schedule was kept, waiting for room in the ring included
     * @param systemEnded whether the system's load ended before this one
     */
    public record Outcome(long sent, Punctuality punctuality, boolean systemEnded) {}

    /**
     * Finds a system.
     *
     * @param file through which it is asked
     * @param arrivals how operations lie within the rate
     * @param seed of what is random
     * @param systemLives whether its process is there
     * @return the load
     * @throws IOException if there is no such file, or it is none
     */
    public static AttachedLoad to(
            Path file, Arrivals arrivals, long seed, BooleanSupplier systemLives)
            throws IOException {
        return new AttachedLoad(LoadRing.open(file), new Schedule(arrivals, seed), systemLives);
    }

    /**
     * Waits until the system takes operations: until its warm-up is over.
     *
     * @return false if it does not any more, or this was stopped
     */
    public boolean awaitOpen() {
        while (!ring.isOpen() && !ring.isClosed() && !stopped && systemLives.getAsBoolean()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return ring.isOpen() && !stopped;
    }

    /**
     * Asks for operations until all were asked for, the system takes no more, or this was stopped.
     *
     * @param rate operations a second
     * @return what came of it
     */
    public Outcome run(RateProfile rate) {
        boolean[] refused = {false};
        schedule.follow(
                rate,
                (number, dueAt) -> {
                    if (!ask(dueAt)) {
                        refused[0] = true;
                        schedule.stop();
                    }
                });
        long sent = refused[0] ? schedule.started() - 1 : schedule.started();
        return new Outcome(sent, schedule.punctuality(), refused[0] && !stopped);
    }

    /** Waits where there is no room: the operations after it are late then, and count as that. */
    private boolean ask(long dueAt) {
        int place;
        while ((place = claim()) == RingBuffer.INSUFFICIENT_CAPACITY) {
            if (!ring.isOpen() || stopped || !systemLives.getAsBoolean()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS / 10);
        }
        // Not before there is a place: the system waits for what has one when it takes no more,
        // and would not see what got one afterwards.
        if (!ring.isOpen()) {
            ring.messages().abort(place);
            return false;
        }
        ring.messages().buffer().putLong(place, dueAt);
        ring.messages().commit(place);
        return true;
    }

    private int claim() {
        return ring.messages().tryClaim(LoadRing.MESSAGE_TYPE, Long.BYTES);
    }

    /** Ends it soon. Any thread. */
    public void stop() {
        stopped = true;
        schedule.stop();
    }
}
