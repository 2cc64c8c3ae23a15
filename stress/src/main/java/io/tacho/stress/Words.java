package io.tacho.stress;

import java.util.Locale;

/** Constants as people read and write them. */
public final class Words {
    private Words() {}

    /**
     * In a sentence.
     *
     * @param constant of any enum
     * @return such as {@code dead letter}
     */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * In a name or an option.
     *
     * @param constant of any enum
     * @return such as {@code dead-letter}
     */
    public static String hyphenated(Enum<?> constant) {
        return of(constant).replace(' ', '-');
    }
}
