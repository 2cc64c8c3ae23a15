package io.tacho.runtime.engine;

import io.tacho.runtime.spi.MessageFlags;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.MessageTap;
import io.tacho.runtime.spi.TapStream;
import io.tacho.runtime.spi.WorkerActivity;
import org.jspecify.annotations.Nullable;

/**
 * Counts and records what becomes of the messages of one worker. Confined to the worker. {@link
 * Turn} extends it: to hold one costs a tell 9 to 12 instructions, beside 604 without that ({@code
 * stress bench --instructions}).
 *
 * <p>One clock reading a message: the end of one message is the start of the next. Where nothing is
 * recorded even that is too much, half of what a hop costs: then it is read after {@value
 * #CLOCK_INTERVAL} messages, or after each as long as messages take more than a microsecond.
 */
abstract class Ledger implements Settlement {
    private static final int CLOCK_INTERVAL = 32;
    private static final long LONG_INTERVAL_NANOS = CLOCK_INTERVAL * 1_000;

    /**
     * One message in so many has its backlog recorded: the two index reads cost more than they
     * tell.
     */
    private static final long BACKLOG_SAMPLE_MASK = 15;

    final LocalActorSystem system;
    final Outbox outbox;
    final TapStream stream;

    private final OutcomeCounts counts;
    private final DeferredEvictions evictions;
    private final boolean recording;
    private int untilClock;

    Ledger(
            LocalActorSystem system,
            Outbox outbox,
            TapStream stream,
            OutcomeCounts counts,
            DeferredEvictions evictions) {
        this.system = system;
        this.outbox = outbox;
        this.stream = stream;
        this.counts = counts;
        this.evictions = evictions;
        this.recording = system.options().tap() != MessageTap.NONE;
    }

    /** A message begins to be handled: what is sent from now on is caused by it. */
    final void begin(ActorCell recipient, Envelope envelope) {
        outbox.begin(envelope);
        if (!recording) {
            return;
        }
        recipient.received++;
        // The worker's clock may be older than the sending by another thread and than this actor's
        // last completion on another worker: neither may make a wait negative, of this message or
        // of what its handler sends.
        outbox.clockIsAtLeast(Math.max(recipient.lastCompletedAt, envelope.sentAt));
        long receivedAt = outbox.now();
        int backlog =
                (envelope.messageId & BACKLOG_SAMPLE_MASK) == 0 ? recipient.mailbox.size() : -1;
        stream.begin(envelope, recipient.id(), recipient.received, receivedAt, backlog);
    }

    /** A message that has begun is handled; the envelope is done with afterwards. */
    final void complete(ActorCell recipient, Envelope envelope, MessageOutcome outcome) {
        if (recording) {
            long completedAt = outbox.refreshClock();
            int flags = envelope.flags;
            if (outbox.operationEnded()) {
                flags |= MessageFlags.ENDS_OPERATION;
            }
            if (stream.end(completedAt, outcome, flags)) {
                stream.activity(WorkerActivity.FLUSH, completedAt, outbox.refreshClock());
            }
            recipient.lastCompletedAt = completedAt;
        } else if (--untilClock <= 0) {
            readClockNowAndThen();
        }
        outbox.release(envelope);
        counts.increment(outcome);
        settleEvicted();
    }

    private void readClockNowAndThen() {
        long before = outbox.now();
        untilClock = outbox.refreshClock() - before > LONG_INTERVAL_NANOS ? 1 : CLOCK_INTERVAL;
    }

    @Override
    public final void settle(ActorCell recipient, Envelope envelope, MessageOutcome outcome) {
        begin(recipient, envelope);
        system.unhandled(envelope, recipient, outcome);
        complete(recipient, envelope, outcome);
    }

    /** Settles what full mailboxes have given up while a handler or a hook sent. */
    final void settleEvicted() {
        if (!evictions.isEmpty()) {
            settleAll(evictions.takeAll());
        }
    }

    private void settleAll(@Nullable Envelope evicted) {
        Envelope envelope = evicted;
        while (envelope != null) {
            Envelope next = envelope.next;
            settleEvicted(envelope);
            envelope = next;
        }
    }

    /**
     * Settles one that a full mailbox has given up; the envelope is done with afterwards. Its
     * recipient's sequence stays as it is, since that belongs to whoever has its turn.
     */
    final void settleEvicted(Envelope envelope) {
        ActorCell recipient = envelope.evictedFrom;
        if (recipient == null) {
            return;
        }
        if (recording) {
            long now = Math.max(outbox.now(), envelope.sentAt);
            stream.begin(envelope, recipient.id(), 0, now, -1);
            stream.end(now, MessageOutcome.DROPPED, envelope.flags);
        }
        outbox.release(envelope);
        counts.increment(MessageOutcome.DROPPED);
    }
}
