package io.tacho.stress;

import java.util.regex.Pattern;

/** Control characters in what others wrote, which must not steer the terminal. */
public final class ControlCharacters {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}|[\\x{80}-\\x{9f}]");

    private ControlCharacters() {}

    /**
     * What can be printed instead.
     *
     * @param text of a file or a message
     * @return the same with each of them replaced by U+FFFD
     */
    public static String replaced(String text) {
        return text.chars().anyMatch(Character::isISOControl)
                ? CONTROL.matcher(text).replaceAll("\uFFFD")
                : text;
    }
}
