package io.tacho.stress.replay;

import io.tacho.journal.codec.PayloadEncoder;
import io.tacho.journal.reader.Dictionary;
import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.spi.MessageOutcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Compares what handlers send, and how they end, with the recording. Confined to the thread that
 * reads and feeds, but for {@link #newLog}.
 *
 * <p>What is compared of a handler is what stands in the records of the messages it caused:
 * recipient, type and payload, as a multiset, since a record doesn't say in which order its
 * messages were sent to different recipients.
 */
final class Comparison {
    private final Dictionary dictionary;
    private final MessageTypes types;
    private final boolean complete;
    private final OutcomeTap outcomes = new OutcomeTap();
    private final List<SentLog> logs = new CopyOnWriteArrayList<>();
    private final PayloadEncoder encoder = new PayloadEncoder(SentLog.MAX_PAYLOAD);
    private final UnmatchedSends sends = new UnmatchedSends();
    private final MessageSet refused = new MessageSet();
    private final MessageSet ignored = new MessageSet();
    private final MessageSet fed = new MessageSet();
    private final Long2ObjectHashMap<MessageOutcome> expectedFailures = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<MessageOutcome> unexpected = new Long2ObjectHashMap<>();
    private long uncompared;

    /**
     * @param complete whether what is not on record was not sent
     */
    Comparison(Dictionary dictionary, MessageTypes types, boolean complete) {
        this.dictionary = dictionary;
        this.types = types;
        this.complete = complete;
    }

    /** Where a worker writes what its actors send. Any thread. */
    SentLog newLog() {
        SentLog log = new SentLog();
        logs.add(log);
        return log;
    }

    /** Where the replay's outcomes are noted. */
    OutcomeTap outcomes() {
        return outcomes;
    }

    // ---- what is read

    /** A record was read: somebody sent this. */
    void recorded(RecordFlyweight record) {
        long cause = record.causeId();
        if (cause == 0 || record.kind() == MessageKind.SIGNAL || ignored.contains(cause)) {
            return;
        }
        if (refused.contains(cause)) {
            uncompared++;
            return;
        }
        long type = types.of(record.typeId()).fingerprint();
        sends.add(cause, Send.recorded(record, dictionary, type, payload(record)));
    }

    long payload(RecordFlyweight record) {
        return types.of(record.typeId()).payload(record, encoder);
    }

    /**
     * Its handler is going to be run again.
     *
     * @param comparable whether its actor can be expected to do the same
     */
    void willBeFed(RecordFlyweight record, boolean comparable) {
        if (!comparable) {
            leaveOut(record.messageId());
        } else if (record.outcome() == MessageOutcome.FAILED) {
            expectedFailures.put(record.messageId(), MessageOutcome.FAILED);
        }
    }

    /** Its handler is not run again, and nobody wants to know of it. */
    void ignore(long messageId) {
        ignored.add(messageId);
        sends.forget(messageId);
    }

    /** Its handler is not run again, or not in the same state: what it sent is not compared. */
    void leaveOut(long messageId) {
        refused.add(messageId);
        uncompared += sends.forget(messageId);
    }

    // ---- what is done

    /** It was fed. */
    void fed(long messageId) {
        if (!refused.contains(messageId)) {
            fed.add(messageId);
        }
    }

    /** Takes in what the workers have handed over. */
    void drain() {
        for (SentLog log : logs) {
            log.drainTo(this::replayed);
        }
    }

    /** Takes in everything. Only when nothing is on its way. */
    void drainAll() {
        for (SentLog log : logs) {
            log.drainAllTo(this::replayed);
        }
        outcomes.drainTo(this::ended);
    }

    private void replayed(SentBatch batch) {
        for (int i = 0; i < batch.count(); i++) {
            if (refused.contains(batch.causes[i])) {
                uncompared++;
            } else {
                sends.add(batch.causes[i], Send.replayed(batch, i));
            }
        }
    }

    private void ended(long messageId, MessageOutcome outcome) {
        if (fed.contains(messageId) && expectedFailures.remove(messageId) != outcome) {
            unexpected.put(messageId, outcome);
        }
    }

    // ---- what came of it

    /** Whether something was sent in the replay that was not on record so far. */
    boolean awaitsRecords() {
        return sends.replayed() > 0;
    }

    /** What differs. Nothing may be on its way, and everything be read. */
    Differences differences() {
        Differences differences = new Differences();
        sends.forEachCause((cause, send) -> differ(differences, cause, send));
        unexpected.forEach(differences::ended);
        expectedFailures.forEach(
                (messageId, failed) -> {
                    if (fed.contains(messageId)) {
                        differences.ended(messageId, MessageOutcome.HANDLED);
                    }
                });
        return differences;
    }

    private void differ(Differences differences, long cause, Send first) {
        boolean anyRecorded = false;
        long count = 0;
        for (Send each = first; each != null; each = each.next) {
            anyRecorded |= each.isRecorded();
            count++;
        }
        if (fed.contains(cause) && (complete || anyRecorded)) {
            differences.sent(cause, first);
        } else {
            uncompared += count;
        }
    }

    /** Pairs that are alike. */
    long matched() {
        return sends.matched();
    }

    /**
     * Sends that could not be compared: their handler was not run again, or their record is missing
     * in an incomplete journal.
     */
    long uncompared() {
        return uncompared + sends.givenUp();
    }
}
