package io.tacho.runtime.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sleep and wake-up of one worker, by the rule that also wakes actors: the owner announces that it
 * is going to sleep (volatile write), looks once more for work, and parks; a waker makes work
 * visible with an atomic instruction, then reads the announcement. One of the two sees the other,
 * so parking needs no time-out.
 */
final class Parker {
    private static final VarHandle ASLEEP;

    static {
        try {
            ASLEEP = MethodHandles.lookup().findVarHandle(Parker.class, "asleep", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile @Nullable Thread owner;
    private volatile int asleep;

    Parker() {}

    /** Called by the owner before anybody can wake it. */
    void bind(Thread thread) {
        owner = thread;
    }

    /**
     * Owner: announce, then look for work once more, then {@link #park} or not, then {@link
     * #wokeUp}.
     */
    void announce() {
        asleep = 1;
    }

    /**
     * Owner: sleeps until woken, interrupted, for no reason, or for a time; 0 ns is without limit.
     */
    void park(long nanos) {
        // Somebody may have woken us between the announcement and now; its unpark may not have come
        // yet.
        if (asleep == 0) {
            return;
        }
        if (nanos == 0) {
            LockSupport.park(this);
        } else {
            LockSupport.parkNanos(this, nanos);
        }
        // An interrupt left behind by a handler would make every later park return at once.
        Thread.interrupted();
    }

    /** Owner. */
    void wokeUp() {
        asleep = 0;
    }

    boolean isAsleep() {
        return asleep != 0;
    }

    /**
     * Any thread, after it made work visible with an atomic instruction.
     *
     * @return whether this call woke it
     */
    boolean wake() {
        if (asleep != 0 && ASLEEP.compareAndSet(this, 1, 0)) {
            LockSupport.unpark(owner);
            return true;
        }
        return false;
    }
}
