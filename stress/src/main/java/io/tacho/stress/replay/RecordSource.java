package io.tacho.stress.replay;

import io.tacho.journal.reader.Dictionary;
import io.tacho.journal.reader.RecordCursor;
import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.stress.Words;
import org.jspecify.annotations.Nullable;

/**
 * Reads the recording: makes the messages anew that are to be fed, and tells the comparison of all.
 * Confined to a thread.
 */
final class RecordSource {
    /** Why a message is left out whose absence changes nothing. */
    static final String SIGNALS = "signals, of which a replay has its own";

    private static final int ALL = -1;

    private final RecordCursor cursor;
    private final Dictionary dictionary;
    private final MessageTypes types;
    private final AskLedger asks;
    private final Comparison comparison;
    private final Omissions omissions;
    private final int only;
    private final MessageSet seen = new MessageSet();
    private final RecipientOrder order = new RecipientOrder();
    private @Nullable RecordFlyweight head;
    private boolean ended;
    private boolean readOn;

    /**
     * @param only id of the only actor that is fed, or {@value #ALL}
     */
    private RecordSource(
            RecordCursor cursor,
            Dictionary dictionary,
            MessageTypes types,
            Comparison comparison,
            Omissions omissions,
            int only) {
        this.cursor = cursor;
        this.dictionary = dictionary;
        this.types = types;
        this.asks = new AskLedger();
        this.comparison = comparison;
        this.omissions = omissions;
        this.only = only;
    }

    /**
     * @param only the name of the only actor that is fed, which the dictionary knows; null for all
     */
    static RecordSource of(
            RecordCursor cursor,
            Dictionary dictionary,
            MessageTypes types,
            Comparison comparison,
            Omissions omissions,
            @Nullable String only) {
        return new RecordSource(
                cursor,
                dictionary,
                types,
                comparison,
                omissions,
                only == null ? ALL : idOf(dictionary, only));
    }

    /** The id of an actor; {@value #ALL} if none has that name. */
    static int idOf(Dictionary dictionary, String name) {
        for (int id = 0; id <= dictionary.maxActorId(); id++) {
            if (dictionary.knowsActor(id) && dictionary.actorName(id).equals(name)) {
                return id;
            }
        }
        return ALL;
    }

    AskLedger asks() {
        return asks;
    }

    boolean hasSeen(long messageId) {
        return seen.contains(messageId);
    }

    /** The next message that is to be fed; null if none is left that was received before a time. */
    @Nullable ReadMessage next(long limit) {
        RecordFlyweight record;
        while ((record = nextRecord(limit)) != null) {
            long messageId = record.messageId();
            seen.add(messageId);
            order.follows(record);
            comparison.recorded(record);
            if (record.kind() == MessageKind.ASK) {
                asks.asked(
                        record,
                        types.of(record.typeId()).fingerprint(),
                        comparison.payload(record));
            }
            if (only != ALL && record.recipient() != only) {
                omissions.count("to other components");
                comparison.ignore(messageId);
                continue;
            }
            String refusal = refusal(record);
            RecordedType type = types.of(record.typeId());
            Object message = refusal == null ? type.decode(record) : null;
            if (message != null) {
                comparison.willBeFed(record, !order.isIncomplete(record.recipient()));
                return ReadMessage.of(record, type.name(), message);
            }
            omissions.count(refusal == null ? type.refusal(record) : refusal);
            comparison.leaveOut(messageId);
        }
        return null;
    }

    /** Whether all of the recording was read, and what was read was within the range. */
    boolean ended() {
        return ended && !readOn;
    }

    /**
     * Reads on only to compare, as long as something was sent in the replay that is not on record.
     */
    void readOn() {
        RecordFlyweight record;
        while (comparison.awaitsRecords() && (record = nextRecord(Long.MAX_VALUE)) != null) {
            readOn = true;
            comparison.recorded(record);
        }
    }

    private @Nullable RecordFlyweight nextRecord(long limit) {
        RecordFlyweight next = head;
        head = null;
        while (next == null && !ended) {
            next = cursor.next();
            ended = next == null;
            if (next != null && next.isActivity()) {
                next = null;
            }
        }
        if (next != null && next.receivedAt() - limit >= 0 && limit != Long.MAX_VALUE) {
            head = next;
            return null;
        }
        return next;
    }

    /** Why a message is not fed, whatever its payload is; null if it may be. */
    private @Nullable String refusal(RecordFlyweight record) {
        if (record.kind() == MessageKind.SIGNAL) {
            return SIGNALS;
        }
        MessageOutcome outcome = record.outcome();
        if (outcome != MessageOutcome.HANDLED && outcome != MessageOutcome.FAILED) {
            return "no handler got them: " + Words.of(outcome);
        }
        if (Fingerprints.isUnnamed(dictionary.actorName(record.recipient()))) {
            return "to actors without a name";
        }
        return null;
    }
}
