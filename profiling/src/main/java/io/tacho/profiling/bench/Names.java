package io.tacho.profiling.bench;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;

/** Names of components, made before anything is measured. */
final class Names {
    private Names() {}

    /**
     * Different names, in the order of their numbers.
     *
     * @param prefix of each
     * @param count how many
     */
    static String[] of(String prefix, int count) {
        String[] names = new String[count];
        Arrays.setAll(names, i -> prefix + "-" + i);
        return names;
    }

    /** The same in an order that is random, and the same in every process. */
    static String[] shuffled(String[] names) {
        String[] shuffled = names.clone();
        Collections.shuffle(Arrays.asList(shuffled), new Random(1));
        return shuffled;
    }
}
