package io.tacho.journal.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types that stand in each other so that what is told of them, or of their values, doubles. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NestedTypesTest {
    private static final String INNERMOST = "public record A0(int value) {}";

    private final RoundTrip trip = new RoundTrip();

    @TempDir private Path temporary = Path.of("");

    record Leaf(int value) {}

    record Branch(@Nullable Branch left, @Nullable Branch right) {}

    /** Of the twelfth level the schema has 36,000 characters, of the thirteenth twice as many. */
    @Test
    void shouldHaveNoCodecWhenTheSchemaWouldBeTooLong() throws Exception {
        Class<?> declared = declare(40, "public record A%1$d(A%2$d a, A%2$d b) {}");

        PayloadCodec<Object> codec = RoundTrip.codecOf(level(declared, 11));
        assertTrue(codec.schema().length() > PayloadSchema.MAX_LENGTH / 4);
        assertEquals(codec.schema(), PayloadSchema.parse(codec.schema()).toString());
        assertNull(PayloadCodecs.forClass(level(declared, 14)));
        assertNull(PayloadCodecs.forClass(level(declared, 40)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public record A%1$d(B%1$d b, C%1$d c) {}"
                        + " public record B%1$d(A%2$d a) {} public record C%1$d(A%2$d a) {}",
                "public record A%1$d(java.util.List<A%2$d> a, A%2$d[] b, A%2$d c) {}",
                "public sealed interface A%1$d {}"
                        + " public record B%1$d(A%2$d a) implements A%1$d {}"
                        + " public record C%1$d(A%2$d a) implements A%1$d {}",
                "public record A%1$d(A%2$d a, A%2$d b, A40 whole) {}"
            })
    void shouldHaveNoCodecHoweverItDoubles(String template) throws Exception {
        assertNull(
                PayloadCodecs.forClass(
                        declare(40, template + " public record M%1$d(A%1$d value) {}")
                                .getClassLoader()
                                .loadClass("Declared$M40")));
    }

    /** Of arrays, which nobody has to compile; records count the same. */
    @Test
    void shouldHaveNoCodecWhenTheSchemaWouldBeTooDeepToBeRead() {
        Class<?> array = Leaf.class;
        // The record and the number in it are two.
        for (int i = 0; i < PayloadSchema.MAX_DEPTH - 2; i++) {
            array = array.arrayType();
        }

        String schema = RoundTrip.codecOf(array).schema();
        assertEquals(schema, PayloadSchema.parse(schema).toString());
        assertNull(PayloadCodecs.forClass(array.arrayType()));
    }

    @Test
    void shouldNotReadASchemaThatIsTooLong() {
        String longest = "x".repeat(PayloadSchema.MAX_LENGTH - ":int".length()) + ":int";
        assertTrue(PayloadSchema.parse(longest).isRecord());
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> PayloadSchema.parse("x" + longest))
                        .getMessage();
        assertEquals("a schema has at most 65536 characters, this one 65537", message);
        assertTrue(
                PayloadText.describe("x" + longest, trip.memory, 0, 0)
                        .startsWith("(not understood: a schema has at most"));
    }

    /** A hundred objects, but 2^100 of them for who goes through them one after the other. */
    @Test
    void shouldComeToAnEndWhenValuesShareWhatTheyHold() {
        Branch shared = new Branch(null, null);
        for (int i = 0; i < 100; i++) {
            shared = new Branch(shared, shared);
        }
        PayloadEncoder encoder = new PayloadEncoder(1 << 16);

        assertEquals(
                PayloadEncoder.FAILED, encoder.encode(RoundTrip.codecOf(Branch.class), shared));
    }

    private Class<?> declare(int levels, String template)
            throws IOException, ClassNotFoundException {
        StringBuilder source = new StringBuilder("public class Declared {\n" + INNERMOST);
        IntStream.rangeClosed(1, levels)
                .forEach(i -> source.append('\n').append(String.format(template, i, i - 1)));
        return RandomTypes.compiled(source.append("\n}\n").toString(), temporary);
    }

    private static Class<?> level(Class<?> declared, int level) throws ClassNotFoundException {
        return declared.getClassLoader().loadClass("Declared$A" + level);
    }
}
