package io.tacho.journal.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages of types that nobody thought of come back as they were. {@code -Dtacho.seeds=1000} tries
 * more of them.
 */
class RandomTypesTest {
    private static final int TYPES = 30;
    private static final int MESSAGES = 20;
    private static final int CUTS = 5;

    private final RoundTrip trip = new RoundTrip();

    @TempDir private Path temporary = Path.of("");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("tacho.seeds", 10));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldComeBackAsTheyWere(long seed) throws IOException, ReflectiveOperationException {
        Random random = new Random(seed);
        List<Class<?>> records = RandomTypes.records(random, TYPES, temporary);
        assertFalse(records.isEmpty());
        RandomValues values = new RandomValues(random);
        int tooLarge = 0;
        for (Class<?> type : records) {
            PayloadCodec<Object> codec = PayloadCodecs.forClass(type);
            if (codec == null) {
                // All that is declared has one, but where there is too much in it.
                tooLarge++;
                continue;
            }
            PayloadDecoder decoder = PayloadDecoder.of(type, codec.schema(), Map.of());
            for (int i = 0; i < MESSAGES; i++) {
                check(values.message(type), codec, decoder, random);
            }
        }
        assertTrue(tooLarge <= records.size() / 4, () -> "of " + records);
    }

    private void check(
            Object message, PayloadCodec<Object> codec, PayloadDecoder decoder, Random random)
            throws ReflectiveOperationException {
        int length = trip.write(codec, message);

        PayloadReader reader = trip.reader(length);
        Object decoded = codec.decode(reader);
        assertTrue(RandomValues.deepEquals(message, decoded), () -> message + " became " + decoded);
        assertEquals(0, reader.remaining(), codec::schema);

        String text = PayloadText.describe(codec.schema(), trip.memory, 0, length);
        assertFalse(text.endsWith(")") && text.contains(" ("), text);

        for (int i = 0; i < CUTS && length > 0; i++) {
            checkCut(codec, decoder, random.nextInt(length));
        }
    }

    /** What ends early is noticed, whoever reads it. */
    private void checkCut(PayloadCodec<Object> codec, PayloadDecoder decoder, int length) {
        try {
            decoder.decode(trip.reader(length));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            String text = PayloadText.describe(codec.schema(), trip.memory, 0, length);
            assertTrue(text.endsWith("(the payload ends early)"), text);
            return;
        }
        throw new AssertionError(
                "a message of " + codec.schema() + " was made of a part of its payload");
    }
}
