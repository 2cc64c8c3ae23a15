package io.tacho.stress.scenario;

import java.util.function.LongFunction;

/**
 * Immutable messages made before the run, one for each of {@value #SIZE} values, as {@code
 * Long.valueOf} does for small numbers: sending one of them allocates nothing and nobody has to
 * give it back.
 *
 * @param <T> the message
 */
final class Interned<T> {
    static final int SIZE = 1 << 12;

    private static final int MASK = SIZE - 1;

    private final Object[] table = new Object[SIZE];

    Interned(LongFunction<T> factory) {
        for (int i = 0; i < SIZE; i++) {
            table[i] = factory.apply(i);
        }
    }

    /** The message for a number, modulo the size. */
    @SuppressWarnings("unchecked")
    T of(long number) {
        return (T) table[(int) number & MASK];
    }
}
