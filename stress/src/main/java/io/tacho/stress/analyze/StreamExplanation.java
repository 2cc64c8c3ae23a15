package io.tacho.stress.analyze;

import io.tacho.stress.measure.Histograms;
import org.HdrHistogram.Histogram;

/** What a second look at a stream's records found. */
final class StreamExplanation {
    private final TailSums tail;
    private final PathRecords paths;
    private final byte[] places;
    private final Histogram[] waits;
    private final Histogram[] handlings;

    /**
     * @param places by actor, one more than where its histograms are
     */
    StreamExplanation(
            TailSums tail,
            PathRecords paths,
            byte[] places,
            Histogram[] waits,
            Histogram[] handlings) {
        this.tail = tail;
        this.paths = paths;
        this.places = places;
        this.waits = waits;
        this.handlings = handlings;
    }

    TailSums tail() {
        return tail;
    }

    PathRecords paths() {
        return paths;
    }

    /** Adds how long an actor's messages waited. */
    void addWaits(int actor, Histogram sum) {
        Histograms.add(sum, waits[places[actor] - 1]);
    }

    /** Adds how long an actor handled its messages. */
    void addHandlings(int actor, Histogram sum) {
        Histograms.add(sum, handlings[places[actor] - 1]);
    }
}
