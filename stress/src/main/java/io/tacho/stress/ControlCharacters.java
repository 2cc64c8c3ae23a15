package io.tacho.stress;

import java.util.regex.Pattern;

/**
 * Characters in what others wrote that must not steer the terminal: control characters, and those
 * that have a line read in another order than it is written ("Trojan Source": Boucher and Anderson,
 * USENIX Security 2023).
 */
public final class ControlCharacters {
    /** One of them, as a regular expression. */
    public static final String ANY =
            "[\\p{Cntrl}\\x{80}-\\x{9f}\\x{61c}\\x{200e}\\x{200f}\\x{2028}-\\x{202e}\\x{2066}-\\x{2069}]";

    private static final Pattern PATTERN = Pattern.compile(ANY);

    private ControlCharacters() {}

    /**
     * What can be printed instead.
     *
     * @param text of a file or a message
     * @return the same with each of them replaced by U+FFFD
     */
    public static String replaced(String text) {
        return areIn(text) ? PATTERN.matcher(text).replaceAll("\uFFFD") : text;
    }

    /**
     * Whether there are any; faster than the expression.
     *
     * @param text to be looked through
     * @return whether it has one
     */
    public static boolean areIn(String text) {
        return text.chars().anyMatch(ControlCharacters::isOne);
    }

    private static boolean isOne(int character) {
        return Character.isISOControl(character)
                || character == 0x61c
                || character == 0x200e
                || character == 0x200f
                || character >= 0x2028 && character <= 0x202e
                || character >= 0x2066 && character <= 0x2069;
    }
}
