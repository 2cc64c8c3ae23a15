package io.tacho.stress.run;

import io.tacho.runtime.ActorSystem;
import io.tacho.stress.scenario.Components;
import java.util.Random;
import org.HdrHistogram.Histogram;

/** Times look-ups of names, in batches because a clock reading costs a good part of one. */
public final class LookupProbe {
    /** Look-ups that are timed together: one is too short. */
    public static final int BATCH = 16;

    private static final int WARM_UP = 5_000;
    private static final int BATCHES = 5_000;

    private LookupProbe() {}

    static RunResult.Lookup measure(ActorSystem system, int components) {
        Random random = new Random(1);
        String[] names = new String[Math.min(components, 1 << 14)];
        for (int i = 0; i < names.length; i++) {
            names[i] = Components.nameOf(random.nextInt(components));
        }
        Histogram nanos = new Histogram(3);
        for (int batch = 0; batch < WARM_UP + BATCHES; batch++) {
            long from = System.nanoTime();
            for (int i = 0; i < BATCH; i++) {
                String name = names[random.nextInt(names.length)];
                if (system.lookup(name) == null) {
                    throw new IllegalStateException(name + " is not in the registry");
                }
            }
            if (batch >= WARM_UP) {
                nanos.recordValue((System.nanoTime() - from) / BATCH);
            }
        }
        return new RunResult.Lookup(nanos.getValueAtPercentile(50), nanos.getValueAtPercentile(99));
    }
}
