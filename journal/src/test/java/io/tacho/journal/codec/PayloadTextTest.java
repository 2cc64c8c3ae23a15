package io.tacho.journal.codec;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a message says must be told from what is said about it, and must not steer a terminal. */
class PayloadTextTest {
    private final RoundTrip trip = new RoundTrip();

    record Note(String text, char mark) {}

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "plain, text=\"plain\"",
                "two \"words\", text=\"two \\\"words\\\"\"",
                "back\\slash, text=\"back\\\\slash\"",
                "<script>, text=\"<script>\""
            })
    void shouldShowWhereATextEnds(String text, String shown) {
        trip.assertRestored(new Note(text, 'x'), "text:string,mark:char", shown + ", mark='x'");
    }

    @ParameterizedTest
    @CsvSource({"27, \\u001b", "10, \\u000a", "13, \\u000d", "155, \\u009b", "127, \\u007f"})
    void shouldShowControlCharactersByTheirNumbers(int code, String shown) {
        char control = (char) code;
        trip.assertRestored(
                new Note("a" + control + "[2J", control),
                "text:string,mark:char",
                "text=\"a" + shown + "[2J\", mark='" + shown + "'");
    }
}
