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

    /** Actors with a histogram, ascending. */
    private final int[] actors;

    private final Histogram[] waits;
    private final Histogram[] handlings;

    /**
     * @param actors that get a histogram
     */
    StreamExplainer(MeasuredWindow window, TailLedger ledger, PathRecords paths, int[] actors) {
        this.window = window;
        this.ledger = ledger;
        this.paths = paths;
        this.actors = actors.clone();
        Arrays.sort(this.actors);
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
        int at = Arrays.binarySearch(actors, record.recipient());
        if (at >= 0) {
            long receivedAt = record.receivedAt();
            Histograms.record(waits[at], receivedAt - WaitExplainer.waitsSince(record));
            Histograms.record(handlings[at], record.completedAt() - receivedAt);
        }
    }

    /** After the last record. */
    TailSums end() {
        return ledger.end();
    }

    PathRecords paths() {
        return paths;
    }

    /** Adds how long an actor's messages waited. */
    void addWaits(int actor, Histogram sum) {
        sum.add(waits[Arrays.binarySearch(actors, actor)]);
    }

    /** Adds how long an actor handled its messages. */
    void addHandlings(int actor, Histogram sum) {
        sum.add(handlings[Arrays.binarySearch(actors, actor)]);
    }

    private static Histogram[] histograms(int count) {
        Histogram[] histograms = new Histogram[count];
        Arrays.setAll(histograms, i -> Histograms.create());
        return histograms;
    }
}
