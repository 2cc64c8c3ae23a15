package io.tacho.journal;

/** Appends on the worker itself, at once: so one batch is enough. Confined to that worker. */
final class InlineSink implements BatchSink {
    private final StreamOutput out;
    private final Batch only;

    InlineSink(StreamOutput out, Batch only) {
        this.out = out;
        this.only = only;
    }

    @Override
    public Batch take() {
        return only;
    }

    @Override
    public void give(Batch full) {
        out.append(full);
    }

    @Override
    public boolean stopped() {
        return out.stopped();
    }

    @Override
    public void missed(long messages) {
        out.missed(messages);
    }

    @Override
    public void stop(Throwable cause) {
        out.stop(cause);
    }

    @Override
    public boolean close() {
        return out.close();
    }
}
