package io.tacho.journal.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one version of a class wrote, read by another. */
class PayloadDecoderTest {
    private final RoundTrip trip = new RoundTrip();

    /** The classes as they were. */
    static final class Before {
        enum Side {
            BUY,
            SELL
        }

        sealed interface Kind {}

        record Limit(int price) implements Kind {}

        record Market() implements Kind {}

        record Item(String name, int gone) {}

        record Order(
                int id,
                Side side,
                List<Item> items,
                long[] sizes,
                Instant at,
                Kind kind,
                float f) {}
    }

    /** The same, later: more, less, wider, in another order. */
    static final class After {
        enum Side {
            NONE,
            SELL,
            BUY
        }

        record Item(@Nullable String note, String name, double weight) {}

        record Order(
                boolean late,
                Side side,
                long id,
                List<Item> items,
                int[] sizes,
                @Nullable List<String> tags,
                Instant at,
                double f) {}
    }

    record Lines(List<@Nullable String> lines, int gone) {}

    record FewerLines(List<@Nullable String> lines) {}

    record Values(UUID id, Instant at, Duration took, int gone) {}

    record FewerValues(UUID id, Instant at, Duration took) {}

    sealed interface Shape {}

    sealed interface Round extends Shape {}

    record Circle(int radius) implements Round {}

    record Drawing(Shape shape, int gone) {}

    record FewerDrawing(Shape shape) {}

    record One(byte value) {}

    record Wide(long value) {}

    record Fraction(double value) {}

    record ShortFraction(float value) {}

    record Shown(String value) {}

    record Gate(int open) {
        Gate {
            if (open == 0) {
                throw new AssertionError("closed");
            }
        }
    }

    private Object read(Object written, Class<?> as) {
        PayloadCodec<Object> codec = RoundTrip.codecOf(written.getClass());
        int length = trip.write(codec, written);
        return PayloadDecoder.of(as, codec.schema(), Map.of()).decode(trip.reader(length));
    }

    private static Before.Order order(Before.Kind kind) {
        return new Before.Order(
                1,
                Before.Side.SELL,
                List.of(new Before.Item("a", 2)),
                new long[] {3, 4},
                Instant.ofEpochSecond(5, 6),
                kind,
                0.5f);
    }

    @Test
    void shouldReadWhatAnEarlierVersionWrote() {
        After.Order order = (After.Order) read(order(new Before.Market()), After.Order.class);

        assertEquals(1, order.id);
        assertEquals(After.Side.SELL, order.side);
        assertEquals(List.of(new After.Item(null, "a", 0)), order.items);
        assertEquals(List.of(3, 4), java.util.Arrays.stream(order.sizes).boxed().toList());
        assertEquals(Instant.ofEpochSecond(5, 6), order.at);
        assertEquals(0.5, order.f);
        assertEquals(null, order.tags);
        assertEquals(false, order.late);
    }

    @Test
    void shouldReadTheSameVersionThroughItsCodec() {
        Before.Order written = order(new Before.Limit(7));
        Before.Order read = (Before.Order) read(written, Before.Order.class);

        assertEquals(written.kind, read.kind);
        assertEquals(written.items, read.items);
    }

    @Test
    void shouldKeepThePlaceOfNothingInAListOfAnEarlierVersion() {
        List<@Nullable String> lines = Arrays.asList("a", null, "b");
        assertEquals(new FewerLines(lines), read(new Lines(lines, 1), FewerLines.class));
    }

    @Test
    void shouldReadIdsAndTimesOfAnEarlierVersion() {
        UUID id = new UUID(1, 2);
        Instant at = Instant.ofEpochSecond(3, 4);
        Duration took = Duration.ofSeconds(-5, 6);
        assertEquals(
                new FewerValues(id, at, took),
                read(new Values(id, at, took, 7), FewerValues.class));
    }

    @Test
    void shouldFindAVariantThatASealedTypeWithinTheSealedTypePermits() {
        Circle circle = new Circle(1);
        assertEquals(new FewerDrawing(circle), read(new Drawing(circle, 2), FewerDrawing.class));
    }

    @Test
    void shouldReadFractionsOfAnotherWidthWhenThereIsOneLikeIt() {
        assertEquals(new Fraction(0.1f), read(new ShortFraction(0.1f), Fraction.class));
        assertEquals(new ShortFraction(0.5f), read(new Fraction(0.5), ShortFraction.class));
        assertThrows(
                IllegalArgumentException.class, () -> read(new Fraction(0.1), ShortFraction.class));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -5, 1L << 24, Long.MIN_VALUE})
    void shouldReadAWholeNumberAsAShortFractionWhenThereIsOneLikeIt(long number) {
        assertEquals(new ShortFraction(number), read(new Wide(number), ShortFraction.class));
    }

    @ParameterizedTest
    @ValueSource(longs = {(1L << 24) + 1, Long.MAX_VALUE})
    void shouldRefuseAWholeNumberWhenThereIsNoShortFractionLikeIt(long number) {
        assertThrows(
                IllegalArgumentException.class, () -> read(new Wide(number), ShortFraction.class));
    }

    @Test
    void shouldReadNumbersOfAnotherWidthWhenTheyFit() {
        assertEquals(new Wide(5), read(new One((byte) 5), Wide.class));
        assertEquals(new One((byte) -128), read(new Wide(-128), One.class));

        IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> read(new Wide(128), One.class));
        assertEquals("value: 128 doesn't fit into a Byte", thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -5, 1L << 53, -(1L << 53), Long.MIN_VALUE, 1L << 62})
    void shouldReadAWholeNumberAsAFractionWhenThereIsOneLikeIt(long number) {
        assertEquals(new Fraction(number), read(new Wide(number), Fraction.class));
    }

    @ParameterizedTest
    @ValueSource(longs = {(1L << 53) + 1, Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE + 1})
    void shouldRefuseAWholeNumberWhenThereIsNoFractionLikeIt(long number) {
        assertThrows(IllegalArgumentException.class, () -> read(new Wide(number), Fraction.class));
    }

    @Test
    void shouldSayWhatWasRecordedWhenTheTypeIsAnother() {
        IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> read(new Wide(1), Shown.class));
        assertTrue(thrown.toString().contains("value: it is a java.lang.String here"));
    }

    @Test
    void shouldRefuseWhatTheClassRefusesWithAnError() {
        trip.memory.putLong(0, 0);
        for (String recorded : List.of("open:int", "open:long")) {
            PayloadDecoder decoder = PayloadDecoder.of(Gate.class, recorded, Map.of());
            IllegalArgumentException thrown =
                    assertThrows(
                            IllegalArgumentException.class, () -> decoder.decode(trip.reader(8)));
            assertEquals(
                    "it can't be made (java.lang.AssertionError: closed)", thrown.getMessage());
        }
    }

    @Test
    void shouldBindVariantsByTheirNames() {
        // The recording's schema has a variant less, so that the numbers differ.
        String recorded =
                RoundTrip.codecOf(Before.Order.class)
                        .schema()
                        .replace("PayloadDecoderTest$Before$Limit{price:int}|", "");
        trip.memory.putInt(0, 1);
        trip.memory.putInt(4, 0);
        trip.memory.putInt(8, -1);
        trip.memory.putInt(12, -1);
        trip.memory.put(16, (byte) 0);
        trip.memory.put(17, (byte) 1);
        trip.memory.putFloat(18, 2f);

        Before.Order order =
                (Before.Order)
                        PayloadDecoder.of(Before.Order.class, recorded, Map.of())
                                .decode(trip.reader(22));

        assertEquals(new Before.Market(), order.kind);
        assertEquals(2f, order.f);
    }

    @Test
    void shouldRefuseWhatCannotBeRead() {
        assertThrows(
                IllegalArgumentException.class,
                () -> PayloadDecoder.of(Object.class, "a:long", Map.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> PayloadDecoder.of(Wide.class, PayloadCodecs.OPAQUE, Map.of()));
        assertThrows(
                IllegalArgumentException.class, () -> PayloadDecoder.of(Wide.class, "?", Map.of()));
    }
}
