package io.tacho.stress.analyze;

import io.tacho.journal.reader.Dictionary;
import io.tacho.stress.measure.Histograms;
import io.tacho.stress.measure.LatencySummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** What the second look at all streams found. */
final class JournalExplanation {
    private final List<StreamExplanation> streams;
    private final Dictionary dictionary;
    private final TailSums tail;
    private final Optional<PathRecords> paths;

    JournalExplanation(List<StreamExplanation> streams, Dictionary dictionary, TailSums empty) {
        this.streams = streams;
        this.dictionary = dictionary;
        tail = empty;
        streams.forEach(stream -> tail.add(stream.tail()));
        paths = streams.stream().map(StreamExplanation::paths).reduce(PathRecords::add);
    }

    TailSums tail() {
        return tail;
    }

    List<SlowOperation> waysTo(List<SlowEnd> ends) {
        return paths.map(records -> ends.stream().map(records::wayTo).toList()).orElse(List.of());
    }

    List<ComponentLatency> components(int[] actors, ComponentTotals totals) {
        List<ComponentLatency> all = new ArrayList<>();
        for (int actor : actors) {
            Histogram waits = Histograms.create();
            Histogram handlings = Histograms.create();
            for (StreamExplanation stream : streams) {
                stream.addWaits(actor, waits);
                stream.addHandlings(actor, handlings);
            }
            all.add(
                    new ComponentLatency(
                            dictionary.actorName(actor),
                            totals.messages(actor),
                            totals.waited(actor),
                            totals.handled(actor),
                            LatencySummary.of(waits),
                            LatencySummary.of(handlings)));
        }
        return all;
    }

    List<String> names(int[] actors) {
        return Arrays.stream(actors).mapToObj(dictionary::actorName).toList();
    }
}
