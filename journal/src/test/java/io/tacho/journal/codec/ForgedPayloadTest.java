package io.tacho.journal.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloads that nobody wrote, and schemas: they must cost no more than they have bytes. */
class ForgedPayloadTest {
    private static final int BYTES = 1 << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    record Tree(@Nullable List<Tree> members) {}

    record Grove(Grove @Nullable [] members) {}

    record Plain(@Nullable String other) {}

    /** Each in the one before, and each claims as many members as there are bytes behind it. */
    private static ByteBuffer nested() {
        ByteBuffer payload = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (payload.remaining() >= Integer.BYTES + 1) {
            payload.putInt(payload.remaining() - Integer.BYTES).put((byte) 1);
        }
        return payload;
    }

    @ParameterizedTest
    @ValueSource(classes = {Tree.class, Grove.class})
    void shouldTakeNoMemoryForElementsThatAreOnlyClaimed(Class<?> type) {
        PayloadCodec<Object> codec = RoundTrip.codecOf(type);
        PayloadDecoder same = PayloadDecoder.of(type, codec.schema(), Map.of());
        PayloadDecoder other = PayloadDecoder.of(Plain.class, codec.schema(), Map.of());
        ByteBuffer payload = nested();

        for (PayloadDecoder each : List.of(same, other)) {
            long allocated =
                    allocatedBy(
                            () ->
                                    assertThrows(
                                            IllegalArgumentException.class,
                                            () ->
                                                    each.decode(
                                                            new PayloadReader(payload, 0, BYTES))));
            assertTrue(allocated < 32 * BYTES, () -> "allocated " + allocated);
        }
    }

    @Test
    void shouldTakeNoMemoryForAnArrayThatEndsEarly() {
        ByteBuffer payload = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        payload.putInt(BYTES - Integer.BYTES);
        PayloadCodec<Object> codec = RoundTrip.codecOf(long[].class);

        long allocated =
                allocatedBy(
                        () ->
                                assertThrows(
                                        BufferUnderflowException.class,
                                        () -> codec.decode(new PayloadReader(payload, 0, BYTES))));
        assertTrue(allocated < 8 * BYTES, () -> "allocated " + allocated);
    }

    /**
     * Of records alone there may be no more than a few hundred; these are of lists between them.
     */
    @Test
    void shouldNotOverflowTheStackWhateverIsNested() {
        String schema = "a:" + "[".repeat(250) + "^1" + "]".repeat(250);
        ByteBuffer ones = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 512; i++) {
            for (int level = 0; level < 250; level++) {
                ones.putInt(1);
            }
            ones.put((byte) 1);
        }

        String text = PayloadText.describe(schema, ones, 0, BYTES);

        assertTrue(text.endsWith("(not understood: it is nested deeper than 512)"), text);
        PayloadDecoder decoder = PayloadDecoder.of(Plain.class, schema, Map.of());
        assertThrows(
                IllegalArgumentException.class,
                () -> decoder.decode(new PayloadReader(ones, 0, BYTES)));
    }

    @Test
    void shouldNotRepeatAMegabyteWhereItIsNotOfTheType() {
        String schema = "other:[byte]";
        ByteBuffer payload = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        payload.putInt(0, BYTES - Integer.BYTES);
        PayloadDecoder decoder = PayloadDecoder.of(Plain.class, schema, Map.of());

        IllegalArgumentException thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> decoder.decode(new PayloadReader(payload, 0, BYTES)));
        assertEquals(
                "other: it is a java.lang.String here, but Sequence of 1048572 was recorded",
                thrown.getMessage());
    }

    private static long allocatedBy(Executable work) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            work.execute();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
