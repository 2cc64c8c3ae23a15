package io.tacho.stress.whatif;

import io.tacho.journal.reader.Dictionary;
import io.tacho.stress.measure.LatencyReport;
import java.util.Arrays;
import java.util.Map;

/** By what handling times are multiplied. */
final class Speeds {
    private final double[] byActor;
    private final double[] byType;

    private Speeds(double[] byActor, double[] byType) {
        this.byActor = byActor;
        this.byType = byType;
    }

    /**
     * Finds out who is meant.
     *
     * @param faster by a component's name or the simple name of a message type, the share saved
     * @throws IllegalArgumentException if the recording has neither
     */
    static Speeds of(Map<String, Double> faster, Dictionary dictionary) {
        double[] byActor = faster.isEmpty() ? new double[0] : ones(dictionary.maxActorId() + 1);
        double[] byType = faster.isEmpty() ? new double[0] : ones(types(dictionary));
        faster.forEach(
                (name, saved) -> {
                    boolean found = false;
                    for (int id = 0; id < byActor.length; id++) {
                        if (dictionary.knowsActor(id) && dictionary.actorName(id).equals(name)) {
                            byActor[id] *= 1 - saved;
                            found = true;
                        }
                    }
                    for (int id : dictionary.typeIds()) {
                        if (LatencyReport.typeName(dictionary.typeName(id)).equals(name)) {
                            byType[id] *= 1 - saved;
                            found = true;
                        }
                    }
                    if (!found) {
                        throw new IllegalArgumentException(
                                "the recording has no component and no message type " + name);
                    }
                });
        return new Speeds(byActor, byType);
    }

    private static int types(Dictionary dictionary) {
        int[] ids = dictionary.typeIds();
        return ids.length == 0 ? 0 : ids[ids.length - 1] + 1;
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    long apply(int actor, int type, long nanos) {
        if (byActor.length == 0) {
            return nanos;
        }
        double factor =
                (actor < byActor.length ? byActor[actor] : 1)
                        * (type >= 0 && type < byType.length ? byType[type] : 1);
        return Math.round(nanos * factor);
    }
}
