package io.tacho.stress.analyze;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What is known of each actor, for millions of them. Confined to a thread. */
final class ComponentTotals {
    private final ActorSums messages;
    private final ActorSums waited;
    private final ActorSums handled;

    ComponentTotals(int highestActor) {
        messages = new ActorSums(highestActor);
        waited = new ActorSums(highestActor);
        handled = new ActorSums(highestActor);
    }

    void add(int actor, long waitedNanos, long handledNanos) {
        messages.add(actor, 1);
        waited.add(actor, Math.max(0, waitedNanos));
        handled.add(actor, Math.max(0, handledNanos));
    }

    void add(ComponentTotals other) {
        messages.add(other.messages);
        waited.add(other.waited);
        handled.add(other.handled);
    }

    long messages(int actor) {
        return messages.get(actor);
    }

    long waited(int actor) {
        return waited.get(actor);
    }

    long handled(int actor) {
        return handled.get(actor);
    }

    /** Those that handled longest or whose messages waited longest, by what both took together. */
    int[] worst(int most) {
        int[] candidates =
                IntStream.concat(
                                Arrays.stream(handled.largest(most)),
                                Arrays.stream(waited.largest(most)))
                        .distinct()
                        .toArray();
        return IntStream.of(candidates)
                .boxed()
                .sorted((a, b) -> Long.compare(spent(b), spent(a)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private long spent(int actor) {
        return waited(actor) + handled(actor);
    }
}
