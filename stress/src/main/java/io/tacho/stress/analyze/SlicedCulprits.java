package io.tacho.stress.analyze;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By slice of time, what the worst actors kept others waiting. Of each slice only the {@value
 * #KEPT} worst are kept, so memory does not grow with actors. Confined to a thread.
 */
final class SlicedCulprits {
    private static final int KEPT = 20;

    private final TimeSlices slices;
    private final Map<Integer, Map<Integer, Long>> open = new HashMap<>();
    private final @Nullable Map<Integer, Long>[] done;

    @SuppressWarnings({"unchecked", "rawtypes"})
    SlicedCulprits(TimeSlices slices) {
        this.slices = slices;
        done = new Map[slices.count()];
    }

    void charge(int actor, long at, long nanos) {
        open.computeIfAbsent(slices.of(at), slice -> new HashMap<>())
                .merge(actor, nanos, Long::sum);
    }

    /** Nothing is charged any more for what was before this. */
    void passed(long time) {
        if (open.size() > 1) {
            keep(slices.of(time));
        }
    }

    /** Nothing is charged any more. */
    void end() {
        keep(slices.count());
    }

    /** What an actor kept others waiting in a slice, ns; 0 if it was not among the worst there. */
    long kept(int slice, int actor) {
        Map<Integer, Long> of = done[slice];
        return of == null ? 0 : of.getOrDefault(actor, 0L);
    }

    /** Another stream's, after its end. */
    void add(SlicedCulprits other) {
        for (int slice = 0; slice < done.length; slice++) {
            Map<Integer, Long> theirs = other.done[slice];
            if (theirs == null) {
                continue;
            }
            Map<Integer, Long> both = new HashMap<>(theirs);
            Map<Integer, Long> ours = done[slice];
            if (ours != null) {
                ours.forEach((actor, nanos) -> both.merge(actor, nanos, Long::sum));
            }
            done[slice] = both;
        }
    }

    private void keep(int before) {
        Iterator<Map.Entry<Integer, Map<Integer, Long>>> all = open.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Integer, Map<Integer, Long>> entry = all.next();
            if (entry.getKey() < before) {
                done[entry.getKey()] = worst(entry.getValue());
                all.remove();
            }
        }
    }

    private static Map<Integer, Long> worst(Map<Integer, Long> all) {
        List<Map.Entry<Integer, Long>> sorted = new ArrayList<>(all.entrySet());
        sorted.sort(Map.Entry.<Integer, Long>comparingByValue().reversed());
        Map<Integer, Long> worst = new HashMap<>();
        sorted.stream().limit(KEPT).forEach(entry -> worst.put(entry.getKey(), entry.getValue()));
        return worst;
    }
}
