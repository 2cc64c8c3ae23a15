package io.tacho.journal;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Lays out the streams' files ahead of the thread that appends, on one that may wait: a stall of
 * the file system then holds up nobody's actors. What fails here fails again on the thread that
 * needs the room, and is dealt with there.
 */
final class PageLayer implements AutoCloseable {
    private static final long IDLE_NANOS = 1_000_000;

    private final List<LaidOutFile> files = new CopyOnWriteArrayList<>();

    /** One object for all looks: these are many, and an iterator for each would be garbage. */
    private final Consumer<LaidOutFile> step = this::step;

    private final Thread thread = new Thread(this::run, "journal-pages");
    private volatile boolean closed;

    /** Whether there was something to do. Its thread's. */
    private boolean busy;

    /** Starts with the first file: a journal that can't be opened leaves no thread behind. */
    synchronized void add(LaidOutFile file) {
        files.add(file);
        if (thread.getState() == Thread.State.NEW && !closed) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    void remove(LaidOutFile file) {
        files.remove(file);
    }

    private void run() {
        while (!closed) {
            busy = false;
            files.forEach(step);
            if (!busy) {
                LockSupport.parkNanos(IDLE_NANOS);
            }
        }
    }

    private void step(LaidOutFile file) {
        try {
            busy |= file.layOutAhead();
        } catch (IOException e) {
            // The disk is full, or the file was closed: who appends gets the same answer.
            files.remove(file);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
