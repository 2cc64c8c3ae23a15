package io.tacho.stress.replay;

import io.tacho.journal.reader.Dictionary;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.PayloadDescriber;
import io.tacho.journal.reader.RecordCursor;
import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.runtime.spi.MessageIds;
import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.stress.Words;
import io.tacho.stress.measure.LatencyReport;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks up in the recording what differs: while messages are compared only their ids are kept.
 * Confined to a thread.
 */
final class DivergenceFinder {
    /** So many actors are named. */
    private static final int MOST = 20;

    private final JournalReader reader;
    private final Dictionary dictionary;
    private final PayloadDescriber describer;
    private final Differences differences;
    private final BitSet actors = new BitSet();
    private final List<Found> found = new ArrayList<>();
    private long messages;

    private DivergenceFinder(JournalReader reader, Differences differences) {
        this.reader = reader;
        this.dictionary = reader.dictionary();
        this.describer = new PayloadDescriber(dictionary);
        this.differences = differences;
    }

    /**
     * The message in handling which an actor differs first, and how.
     *
     * @param replayed the first that only the replay sent; null for none
     * @param recorded the first that only the recording has; null for none
     * @param ended how its handling ended in the replay, and was recorded to; null if alike
     */
    private record Found(
            String component,
            long sequence,
            String message,
            @Nullable Send replayed,
            @Nullable Send recorded,
            @Nullable String ended) {}

    static Divergences find(JournalReader reader, Differences differences) {
        if (differences.isEmpty()) {
            return Divergences.NONE;
        }
        DivergenceFinder finder = new DivergenceFinder(reader, differences);
        finder.forEachMessage(finder::look);
        Map<Long, RecordedSend> texts = finder.recordedSends();
        return new Divergences(
                finder.found.stream().map(each -> tell(each, texts)).toList(),
                finder.actors.cardinality(),
                finder.messages);
    }

    private void forEachMessage(Consumer<RecordFlyweight> consumer) {
        try (RecordCursor cursor = reader.merged()) {
            RecordFlyweight record;
            while ((record = cursor.next()) != null) {
                if (!record.isActivity()) {
                    consumer.accept(record);
                }
            }
        }
    }

    private void look(RecordFlyweight record) {
        if (!differences.has(record.messageId())) {
            return;
        }
        messages++;
        boolean first = !actors.get(record.recipient());
        actors.set(record.recipient());
        if (first && found.size() < MOST) {
            Send sends = differences.sentAt(record.messageId());
            found.add(
                    new Found(
                            dictionary.actorName(record.recipient()),
                            record.recipientSequence(),
                            MessageIds.text(record.messageId()) + " (" + describe(record) + ")",
                            first(sends, false),
                            first(sends, true),
                            ended(record)));
        }
    }

    private static @Nullable Send first(@Nullable Send sends, boolean recorded) {
        Send each = sends;
        while (each != null && each.isRecorded() != recorded) {
            each = each.next;
        }
        return each;
    }

    private @Nullable String ended(RecordFlyweight record) {
        MessageOutcome replayed = differences.outcomeOf(record.messageId());
        if (replayed == null) {
            return null;
        }
        if (replayed == MessageOutcome.DEAD_LETTER && record.kind() == MessageKind.REPLY) {
            return "answered nothing that was asked, recorded " + Words.of(record.outcome());
        }
        return Words.of(replayed) + ", recorded " + Words.of(record.outcome());
    }

    private String describe(RecordFlyweight record) {
        String type = LatencyReport.typeName(dictionary.typeName(record.typeId()));
        return record.payloadOmitted() ? type : (type + " " + describer.describe(record)).strip();
    }

    private record RecordedSend(String text, String recipient) {}

    /** A second pass, for what the found ones were to send. */
    private Map<Long, RecordedSend> recordedSends() {
        Map<Long, RecordedSend> sends = new HashMap<>();
        MessageSet wanted = new MessageSet();
        boolean any = false;
        for (Found each : found) {
            if (each.recorded != null) {
                wanted.add(each.recorded.messageId());
                any = true;
            }
        }
        if (any) {
            forEachMessage(
                    record -> {
                        if (wanted.contains(record.messageId())) {
                            sends.put(
                                    record.messageId(),
                                    new RecordedSend(
                                            describe(record),
                                            dictionary.actorName(record.recipient())));
                        }
                    });
        }
        return sends;
    }

    private static Divergence tell(Found found, Map<Long, RecordedSend> texts) {
        List<String> parts = new ArrayList<>();
        if (found.ended != null) {
            parts.add(found.ended);
        }
        Send replayed = found.replayed;
        RecordedSend recorded =
                found.recorded == null ? null : texts.get(found.recorded.messageId());
        if (replayed != null && recorded != null) {
            parts.add(
                    sent(replayed)
                            + ", recorded "
                            + recorded.text
                            + (recorded.recipient.equals(replayed.recipientName())
                                    ? ""
                                    : " to " + recorded.recipient));
        } else if (replayed != null) {
            parts.add(sent(replayed) + ", of which there is no record");
        } else if (recorded != null) {
            parts.add("did not send " + recorded.text + " to " + recorded.recipient);
        }
        return new Divergence(
                found.component, found.sequence, found.message, String.join("; ", parts));
    }

    private static String sent(Send replayed) {
        return "sent " + replayed.describe() + " to " + replayed.recipientName();
    }
}
