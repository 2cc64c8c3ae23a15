package io.tacho.journal.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadSchemaTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "matrix",
                "a:",
                "a:long,",
                "a:long,,b:int",
                "a:long b:int",
                "{a:long",
                "[long",
                "[]",
                "<A{}",
                "<>",
                "<A>",
                "^",
                "^0",
                "^1000",
                "enum(",
                "enum(A|)",
                "string?",
                "long??",
                "a:opaque"
            })
    void shouldRefuseWhatIsNotInTheGrammar(String text) {
        IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> PayloadSchema.parse(text));
        assertTrue(thrown.toString().contains("schema '" + text + "': expected "));
    }

    @Test
    void shouldSayWhereItBeginsWhatIsNoType() {
        IllegalArgumentException thrown =
                assertThrows(
                        IllegalArgumentException.class, () -> PayloadSchema.parse("a:long,b:lung"));
        assertEquals("schema 'a:long,b:lung': expected a type at character 9", thrown.getMessage());
    }

    @Test
    void shouldRefuseATextThatIsTooDeep() {
        String text = "[".repeat(100_000);

        assertThrows(IllegalArgumentException.class, () -> PayloadSchema.parse(text));
    }

    @Test
    void shouldRefuseLevelsThatAreNotThere() {
        assertEquals(
                "a= (not understood: there are no 2 levels)",
                PayloadText.describe("a:^2", ByteBuffer.allocate(8), 0, 8));
    }

    @Test
    void shouldEndWhenAPayloadHoldsItselfForEver() {
        ByteBuffer ones = ByteBuffer.allocate(10_000);
        while (ones.hasRemaining()) {
            ones.put((byte) 1);
        }

        assertTrue(
                PayloadText.describe("next:^1", ones, 0, ones.capacity())
                        .endsWith("(not understood: it is nested deeper than 512)"));
    }

    /** Side by side is not within each other. */
    @Test
    void shouldReadMoreRecordsInARowThanMayBeNested() {
        ByteBuffer list = ByteBuffer.allocate(4 + 1_000).order(ByteOrder.LITTLE_ENDIAN);
        list.putInt(0, 1_000);
        list.position(4);
        while (list.hasRemaining()) {
            list.put((byte) 1);
        }

        String text = PayloadText.describe("all:[{}]", list, 0, list.capacity());
        assertEquals("all=[" + "{}, ".repeat(999) + "{}]", text);
    }

    @Test
    void shouldDescribeAnyBytesWithoutFailing() {
        Random random = new Random(42);
        String[] schemas = {
            "a:[[string]],b:<A{x:^2}|B{y:[^1]}>,c:enum(X|Y)",
            "[{k:long?,v:^1}]",
            "<A{}|B{n:^2}>",
            ""
        };
        byte[] bytes = new byte[200];
        for (int i = 0; i < 20_000; i++) {
            random.nextBytes(bytes);
            int length = random.nextInt(bytes.length + 1);
            for (int j = 0; j < length; j++) {
                // Counts of random bytes are nearly always too large: mostly small ones.
                bytes[j] = (byte) (random.nextInt(4) == 0 ? bytes[j] : bytes[j] & 1);
            }
            assertNotNull(
                    PayloadText.describe(
                            schemas[i % schemas.length], ByteBuffer.wrap(bytes), 0, length));
        }
    }
}
