package io.tacho.journal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Of these a few megabytes would become gigabytes. */
    @ParameterizedTest
    @ValueSource(strings = {"string", "[byte?]", "t:[{NAME:byte}]", "[[byte]]", "[{}]"})
    void shouldCutWhatIsTooLongAndSaySo(String template) {
        String schema = template.replace("NAME", "n".repeat(50_000));
        byte[] ones = new byte[4 << 20];
        Arrays.fill(ones, (byte) 1);
        ByteBuffer payload = ByteBuffer.wrap(ones).order(ByteOrder.LITTLE_ENDIAN);
        payload.putInt(0, 1 << 21);
        payload.putInt(4, 1 << 20);

        assertCut(PayloadText.describe(schema, payload, 0, payload.capacity()), 0);
    }

    @Test
    void shouldNotCutACharacterInTwo() {
        byte[] text = "\ud83d\ude9a".repeat(PayloadText.MAX_LENGTH / 2).getBytes(UTF_8);
        ByteBuffer payload =
                ByteBuffer.allocate(Integer.BYTES + text.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(text.length)
                        .put(text);

        assertCut(PayloadText.describe("t:string", payload, 0, payload.capacity()), 1);
    }

    private static void assertCut(String text, int left) {
        String mark = "... (cut after 1048576 characters)";
        assertTrue(text.endsWith(mark), () -> text.substring(Math.max(0, text.length() - 100)));
        assertEquals(PayloadText.MAX_LENGTH - left, text.length() - mark.length());
    }
}
