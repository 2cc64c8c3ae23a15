package io.tacho.stress.analyze;

import io.tacho.journal.reader.Dictionary;
import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.runtime.spi.MessageIds;
import io.tacho.stress.Words;
import io.tacho.stress.measure.LatencyReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps all messages of some operations, with what they waited for, and tells the way that led to
 * the end of each. One for a stream, added up afterwards. Confined to a thread.
 */
final class PathRecords {
    /** An operation may have millions of messages: then its way may be shown in part only. */
    private static final int MOST = 10_000;

    private static final int MOST_STEPS = 200;
    private static final int MOST_BEHIND = 3;
    private static final int CLASSES = 1 << 16;
    private static final WaitCause[] CAUSES = WaitCause.values();

    private final long[] roots;
    private final Dictionary dictionary;
    private final long start;
    private final Map<Long, Kept> byId = new HashMap<>();
    private final long[] parts = new long[CAUSES.length];
    private final BusyActors busyWith;

    /** A bit for each class of roots, so that most records are passed over at once. */
    private final long[] filter = new long[CLASSES / Long.SIZE];

    /** A message as it will be shown, but for what of its handling lies on the way. */
    private record Kept(long causeId, long receivedAt, long sentAt, Step step) {}

    /**
     * @param start what offsets are from, ns
     */
    PathRecords(Collection<SlowEnd> ends, Dictionary dictionary, long start) {
        this.dictionary = dictionary;
        this.start = start;
        busyWith = new BusyActors(dictionary.maxActorId());
        roots = ends.stream().mapToLong(SlowEnd::rootId).sorted().distinct().toArray();
        for (long root : roots) {
            filter[word(root)] |= 1L << root;
        }
    }

    /** Any message, before the ledger that explains it is shown it. */
    void add(RecordFlyweight record, TailLedger ledger) {
        long root = record.rootId();
        if ((filter[word(root)] >>> root & 1) != 0
                && Arrays.binarySearch(roots, root) >= 0
                && byId.size() < MOST) {
            byId.put(record.messageId(), keep(record, ledger));
        }
    }

    private static int word(long root) {
        return (int) root >>> 6 & CLASSES / Long.SIZE - 1;
    }

    /** Another stream's; returns this. */
    PathRecords add(PathRecords other) {
        byId.putAll(other.byId);
        return this;
    }

    /** The way to an end. */
    SlowOperation wayTo(SlowEnd end) {
        List<Step> steps = new ArrayList<>();
        long last = end.messageId();
        Kept next = null;
        Kept kept = byId.get(last);
        while (kept != null && steps.size() < MOST_STEPS) {
            steps.add(0, onPath(kept, next));
            next = kept;
            Kept cause = byId.get(kept.causeId);
            last = cause == null ? last : kept.causeId;
            kept = cause;
        }
        return new SlowOperation(
                MessageIds.text(end.rootId()),
                end.completedAt() - start,
                end.nanos(),
                next != null && last == end.rootId(),
                steps);
    }

    private static Step onPath(Kept kept, @Nullable Kept next) {
        return next == null
                ? kept.step
                : kept.step.withOnPath(Math.max(0, next.sentAt - kept.receivedAt));
    }

    private Kept keep(RecordFlyweight record, TailLedger ledger) {
        long since = record.waitsSince();
        long receivedAt = record.receivedAt();
        long handling = record.completedAt() - receivedAt;
        Step step =
                new Step(
                        MessageIds.text(record.messageId()),
                        LatencyReport.typeName(dictionary.typeName(record.typeId())),
                        Words.of(record.kind()),
                        record.sender() == 0 ? "outside" : dictionary.actorName(record.sender()),
                        dictionary.actorName(record.recipient()),
                        since - start,
                        receivedAt - since,
                        handling,
                        handling,
                        Words.of(record.outcome()),
                        waitedFor(record, ledger),
                        behind(record, ledger));
        return new Kept(record.causeId(), receivedAt, record.sentAt(), step);
    }

    private List<Step.Waited> waitedFor(RecordFlyweight record, TailLedger ledger) {
        ledger.explainer().explain(record, parts);
        List<Step.Waited> waited = new ArrayList<>();
        for (WaitCause cause : CAUSES) {
            if (parts[cause.ordinal()] > 0) {
                waited.add(new Step.Waited(cause.text(), parts[cause.ordinal()]));
            }
        }
        waited.sort(Comparator.comparingLong(Step.Waited::nanos).reversed());
        return waited;
    }

    private List<Step.Behind> behind(RecordFlyweight record, TailLedger ledger) {
        ledger.timeline().busyWith(record.sentAt(), busyWith);
        return busyWith.drain(MOST_BEHIND, dictionary);
    }
}
