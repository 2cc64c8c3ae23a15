package io.tacho.profiling.endurance;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.IntConsumer;

/**
 * A thread that does nothing but look for the next number: the least that handing something to
 * another thread can cost on a machine, and all that the machine itself adds.
 */
final class SpinningReceiver extends Thread implements IntConsumer, AutoCloseable {
    private static final VarHandle NUMBER;

    static {
        try {
            NUMBER =
                    MethodHandles.lookup()
                            .findVarHandle(SpinningReceiver.class, "number", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final int NOTHING = -1;
    private static final int CLOSED = -2;

    private final Waits waits;
    private int number = NOTHING;

    SpinningReceiver(Waits waits) {
        super("spinning-receiver");
        this.waits = waits;
        start();
    }

    @Override
    public void accept(int next) {
        while ((int) NUMBER.getAcquire(this) != NOTHING) {
            Thread.onSpinWait();
        }
        NUMBER.setRelease(this, next);
    }

    @Override
    public void run() {
        int next;
        while ((next = (int) NUMBER.getAcquire(this)) != CLOSED) {
            if (next == NOTHING) {
                Thread.onSpinWait();
            } else {
                waits.handled(next);
                NUMBER.setRelease(this, NOTHING);
            }
        }
    }

    @Override
    public void close() {
        accept(CLOSED);
        try {
            join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
