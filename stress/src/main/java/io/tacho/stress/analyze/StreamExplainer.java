package io.tacho.stress.analyze;

import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.journal.reader.RecordVisitor;
import io.tacho.stress.measure.Histograms;
import io.tacho.stress.measure.MeasuredWindow;
import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * The second look at a stream's records: only when all waits are known it is known which were long,
 * which operations were slow and which actors are worth a histogram. Confined to a thread.
 */
final class StreamExplainer implements RecordVisitor {
    private final MeasuredWindow window;
    private final TailLedger ledger;
    private final PathRecords paths;

    /** By actor, one more than where its histograms are; 0 if it has none. */
    private final byte[] places;

    private final Histogram[] waits;
    private final Histogram[] handlings;

    /**
     * @param actors that get a histogram, at most 127
     */
    StreamExplainer(MeasuredWindow window, TailLedger ledger, PathRecords paths, int[] actors) {
        this.window = window;
        this.ledger = ledger;
        this.paths = paths;
        places = new byte[Arrays.stream(actors).max().orElse(0) + 1];
        for (int i = 0; i < actors.length; i++) {
            places[actors[i]] = (byte) (i + 1);
        }
        waits = histograms(actors.length);
        handlings = histograms(actors.length);
    }

    @Override
    public void onRecord(RecordFlyweight record) {
        boolean inWindow = window.contains(record.receivedAt());
        if (!record.isActivity()) {
            paths.add(record, ledger);
            if (inWindow) {
                measure(record);
            }
        }
        ledger.add(record, inWindow);
    }

    private void measure(RecordFlyweight record) {
        int actor = record.recipient();
        int at = actor >= 0 && actor < places.length ? places[actor] - 1 : -1;
        if (at >= 0) {
            long receivedAt = record.receivedAt();
            Histograms.record(waits[at], receivedAt - record.waitsSince());
            Histograms.record(handlings[at], record.completedAt() - receivedAt);
        }
    }

    /** After the last record. */
    StreamExplanation end() {
        return new StreamExplanation(ledger.end(), paths, places, waits, handlings);
    }

    private static Histogram[] histograms(int count) {
        Histogram[] histograms = new Histogram[count];
        Arrays.setAll(histograms, i -> Histograms.create());
        return histograms;
    }
}
