package io.tacho.journal;

import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * Hands batches over to the writer thread. Confined to the stream's worker, which waits here in two
 * cases only: for an empty batch, as long as it takes, because nothing is to be lost; and at its
 * end, as long as the writer thread gets on.
 *
 * <p>When the writer thread has died, for whatever reason, the worker takes what it left: it counts
 * the batches that were handed over as missed, and stops.
 */
final class HandOverSink implements BatchSink {
    private final HandOver handOver;
    private final JournalWriter writer;
    private final StreamOutput out;
    private final StreamTotals totals;
    private final BooleanSupplier hasEmpty;
    private boolean stopped;
    private boolean closed;

    HandOverSink(HandOver handOver, JournalWriter writer, StreamOutput out, StreamTotals totals) {
        this.handOver = handOver;
        this.writer = writer;
        this.out = out;
        this.totals = totals;
        this.hasEmpty = handOver::hasEmpty;
    }

    /**
     * Waits here, behind the batch that was given, and not in front of the next record: this is the
     * worker's own time, that would be charged to a message.
     */
    @Override
    public Batch take() {
        Batch next = handOver.takeEmpty();
        return next == null ? awaitEmpty() : next;
    }

    private Batch awaitEmpty() {
        totals.waitBegins();
        long from = System.nanoTime();
        boolean found = writer.await(hasEmpty);
        totals.waited(System.nanoTime() - from);
        if (!found) {
            takeOver();
        }
        return Objects.requireNonNull(handOver.takeEmpty(), "no batch came back");
    }

    @Override
    public void give(Batch full) {
        boolean urgent = handOver.give(full);
        if (closed || writer.hasEnded()) {
            takeOver();
        } else if (urgent) {
            writer.wake();
        }
    }

    /** To be called when the writer thread does not touch this stream any more. */
    private void takeOver() {
        Batch left = handOver.takeFull();
        while (left != null) {
            totals.missed(left.messages());
            handOver.giveBack(left);
            left = handOver.takeFull();
        }
        stop(
                new JournalException(
                        "A stream of the journal has no writer any more: it was closed, or the"
                                + " writer thread has died"));
    }

    @Override
    public boolean stopped() {
        return stopped || out.stopped();
    }

    @Override
    public void missed(long messages) {
        totals.missed(messages);
    }

    @Override
    public void stop(Throwable cause) {
        // Not the output: what was handed over before is sound.
        stopped = true;
        totals.failed(cause);
    }

    @Override
    public boolean close() {
        if (!closed) {
            closed = true;
            handOver.askToClose();
            if (!writer.awaitProgress(handOver::isClosed)) {
                closeWithoutWriter();
            }
        }
        return totals.failure() == null;
    }

    private void closeWithoutWriter() {
        if (writer.hasEnded()) {
            takeOver();
            out.close();
        } else {
            // It may still be at it when the journal is closed. This keeps it from appending more:
            // it counts as missed what it finds, if it ever gets there.
            out.stop(new JournalException("The journal's writer thread is stuck in an append"));
        }
    }
}
