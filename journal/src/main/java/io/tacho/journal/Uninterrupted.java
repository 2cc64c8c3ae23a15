package io.tacho.journal;

import java.io.IOException;

/**
 * File work that an interrupt of its thread must not break: a channel that an interrupted thread
 * uses is closed for good ({@link java.nio.channels.InterruptibleChannel}), and with it a stream
 * ends. Handlers that pass on an interrupt, and hooks that are interrupted because they take too
 * long, run on threads that append.
 */
final class Uninterrupted {
    private Uninterrupted() {}

    /** The work. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /**
     * Takes the thread's interrupt away. Allocates nothing; for where work allocates nothing.
     *
     * @return to be given to {@link #end}
     */
    static boolean begin() {
        return Thread.interrupted();
    }

    /** Gives it back. */
    static void end(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static void run(Work work) throws IOException {
        boolean interrupted = begin();
        try {
            work.run();
        } finally {
            end(interrupted);
        }
    }
}
