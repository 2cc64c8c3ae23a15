package io.tacho.runtime.spi;

/**
 * A stream that stands before another one, which gets everything. Passes on what is not of a single
 * message; {@link #begin} and {@link #end} are each class's own, which calls those of {@link #next}
 * in them: at one place of its own the JIT compiler sees one type of stream and compiles straight
 * through it, in a method that several classes share it sees many. Before {@link TapStream#NONE} it
 * is one that cares for messages only. Confined to the worker.
 */
public abstract class ForwardingTapStream implements TapStream {
    private final TapStream next;

    /**
     * Before a stream.
     *
     * @param next gets everything
     */
    protected ForwardingTapStream(TapStream next) {
        this.next = next;
    }

    /**
     * The stream that gets everything.
     *
     * @return the next one
     */
    protected final TapStream next() {
        return next;
    }

    @Override
    public void activity(WorkerActivity activity, long from, long to) {
        next.activity(activity, from, to);
    }

    @Override
    public void poll(long now) {
        next.poll(now);
    }

    @Override
    public void flush() {
        next.flush();
    }

    @Override
    public void close() {
        next.close();
    }
}
