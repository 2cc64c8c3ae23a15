package io.tacho.stress.analyze;

import io.tacho.journal.reader.Dictionary;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whom a worker was busy with during one wait: thousands of handlings of some actors, added up
 * without a map, and emptied for the next wait. Confined to a thread.
 */
final class BusyActors implements WorkerTimeline.BusyWith {
    private final ActorSums nanos;
    private int[] actors = new int[16];
    private int count;

    /**
     * @param highest the largest id that an actor may have
     */
    BusyActors(int highest) {
        nanos = new ActorSums(highest);
    }

    @Override
    public void busy(int actor, long more) {
        if (more <= 0) {
            return;
        }
        int slot = nanos.slot(actor);
        if (nanos.get(slot) == 0) {
            if (count == actors.length) {
                actors = Arrays.copyOf(actors, 2 * count);
            }
            actors[count++] = slot;
        }
        nanos.add(slot, more);
    }

    /** The actors that took longest, the longest first; empties this. */
    List<Step.Behind> drain(int most, Dictionary dictionary) {
        List<Step.Behind> longest =
                IntStream.of(actors)
                        .limit(count)
                        .boxed()
                        .sorted((a, b) -> Long.compare(nanos.get(b), nanos.get(a)))
                        .limit(most)
                        .map(
                                actor ->
                                        new Step.Behind(
                                                dictionary.actorName(actor), nanos.get(actor)))
                        .toList();
        for (int i = 0; i < count; i++) {
            nanos.add(actors[i], -nanos.get(actors[i]));
        }
        count = 0;
        return longest;
    }
}
