package io.tacho.journal.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Payloads made of lists, arrays, sealed types and of themselves. */
class PayloadShapesTest {
    private final RoundTrip trip = new RoundTrip();

    enum Side {
        BUY,
        SELL
    }

    record Leg(long id, Side side) {}

    record Legs(
            @Nullable List<Leg> legs,
            @Nullable List<? extends @Nullable String> notes,
            List<List<Integer>> grid) {}

    record Arrays8(
            long[] l,
            int[] i,
            short[] s,
            byte[] b,
            boolean[] z,
            char[] c,
            float[] f,
            double @Nullable [] d) {}

    record Objects2(String[] names, Leg[][] legs) {}

    record Values(@Nullable UUID id, @Nullable Instant at, @Nullable Duration took) {}

    record Chain(int value, @Nullable Chain next) {}

    sealed interface Shape {}

    record Circle(double radius) implements Shape {}

    sealed interface Polygon extends Shape {}

    record Triangle(int a, int b, int c) implements Polygon {}

    record Group(List<Shape> members, @Nullable Shape cover) implements Polygon {}

    enum Special implements Shape {
        NOTHING,
        EVERYTHING
    }

    record Drawing(String name, @Nullable Shape shape) {}

    sealed interface Open permits Known, Unknown {}

    record Known(int value) implements Open {}

    non-sealed interface Unknown extends Open {}

    record Holder(Open open) {}

    record Generic<T>(T value) {}

    static final class Money {
        final long cents;

        Money(long cents) {
            this.cents = cents;
        }
    }

    record Payment(@Nullable Money amount, int account) {}

    static final class MoneyCodec implements PayloadCodec<Money> {
        private final String schema;

        MoneyCodec(String schema) {
            this.schema = schema;
        }

        @Override
        public String schema() {
            return schema;
        }

        @Override
        public void encode(Money message, PayloadWriter out) {
            out.putLong(message.cents);
        }

        @Override
        public Money decode(PayloadReader in) {
            return new Money(in.getLong());
        }
    }

    @Test
    void shouldRestoreListsWithNullsAndListsInThem() {
        String schema = "legs:[{id:long,side:enum(BUY|SELL)}],notes:[string],grid:[[int?]]";

        trip.assertRestored(
                new Legs(
                        List.of(new Leg(1, Side.BUY), new Leg(2, Side.SELL)),
                        Arrays.asList("a", null),
                        List.of(List.of(), List.of(3, 4))),
                schema,
                "legs=[{id=1, side=BUY}, {id=2, side=SELL}], notes=[\"a\", null], grid=[[], [3, 4]]");
        trip.assertRestored(
                new Legs(null, null, new LinkedList<>()), schema, "legs=null, notes=null, grid=[]");
    }

    @Test
    void shouldRestoreAListWithoutRandomAccess() {
        PayloadCodec<Object> codec = RoundTrip.codecOf(Legs.class);
        Legs legs = new Legs(new LinkedList<>(List.of(new Leg(1, Side.BUY))), null, List.of());

        assertEquals(legs, codec.decode(trip.reader(trip.write(codec, legs))));
    }

    @Test
    void shouldRestoreArraysOfEveryPrimitive() {
        PayloadCodec<Object> codec = RoundTrip.codecOf(Arrays8.class);
        Arrays8 sent =
                new Arrays8(
                        new long[] {Long.MIN_VALUE, 1},
                        new int[] {2, -3},
                        new short[] {4},
                        new byte[] {5, -6, 7},
                        new boolean[] {true, false},
                        new char[] {'\u20AC'},
                        new float[] {-0.5f},
                        null);

        int length = trip.write(codec, sent);
        Arrays8 read = (Arrays8) codec.decode(trip.reader(length));

        assertArrayEquals(sent.l, read.l);
        assertArrayEquals(sent.i, read.i);
        assertArrayEquals(sent.s, read.s);
        assertArrayEquals(sent.b, read.b);
        assertArrayEquals(sent.z, read.z);
        assertArrayEquals(sent.c, read.c);
        assertArrayEquals(sent.f, read.f);
        assertNull(read.d);
        assertEquals(
                "l=[-9223372036854775808, 1], i=[2, -3], s=[4], b=[5, -6, 7], z=[true, false],"
                        + " c=['\u20AC'], f=[-0.5], d=null",
                PayloadText.describe(codec.schema(), trip.memory, 0, length));
    }

    @Test
    void shouldRestoreArraysOfObjectsAndArraysAsMessages() {
        PayloadCodec<Object> codec = RoundTrip.codecOf(Objects2.class);
        Objects2 sent =
                new Objects2(new String[] {"a", "b"}, new Leg[][] {{}, {new Leg(1, Side.BUY)}});
        Objects2 read = (Objects2) codec.decode(trip.reader(trip.write(codec, sent)));
        assertArrayEquals(sent.names, read.names);
        assertArrayEquals(sent.legs, read.legs);

        PayloadCodec<Object> bytes = RoundTrip.codecOf(byte[].class);
        assertEquals("[byte]", bytes.schema());
        assertArrayEquals(
                new byte[] {1, 2},
                (byte[]) bytes.decode(trip.reader(trip.write(bytes, new byte[] {1, 2}))));
    }

    @Test
    void shouldRestoreTheLibrarysValues() {
        String schema =
                "id:{most:long,least:long},at:{second:long,nano:int},took:{second:long,nano:int}";

        trip.assertRestored(
                new Values(new UUID(1, 2), Instant.ofEpochSecond(3, 4), Duration.ofNanos(-5)),
                schema,
                "id={most=1, least=2}, at={second=3, nano=4}, took={second=-1, nano=999999995}");
        trip.assertRestored(new Values(null, null, null), schema, "id=null, at=null, took=null");
    }

    @Test
    void shouldRestoreEachVariantOfASealedType() {
        String shapes =
                "<PayloadShapesTest$Circle{radius:double}|PayloadShapesTest$Triangle{a:int,b:int,c:int}"
                        + "|PayloadShapesTest$Group{members:[^2],cover:^2}"
                        + "|PayloadShapesTest$Special{value:enum(NOTHING|EVERYTHING)}>";
        String schema = "name:string,shape:" + shapes;

        trip.assertRestored(
                new Drawing("d", new Group(List.of(new Circle(1), Special.EVERYTHING), null)),
                schema,
                "name=\"d\", shape=PayloadShapesTest$Group{members=[PayloadShapesTest$Circle{radius=1.0},"
                        + " PayloadShapesTest$Special{value=EVERYTHING}], cover=null}");
        trip.assertRestored(
                new Drawing("d", new Triangle(3, 4, 5)),
                schema,
                "name=\"d\", shape=PayloadShapesTest$Triangle{a=3, b=4, c=5}");
        trip.assertRestored(new Drawing("d", null), schema, "name=\"d\", shape=null");
    }

    @Test
    void shouldRestoreATypeThatHoldsItself() {
        trip.assertRestored(
                new Chain(1, new Chain(2, new Chain(3, null))),
                "value:int,next:^1",
                "value=1, next={value=2, next={value=3, next=null}}");
    }

    @Test
    void shouldNotKeepAPayloadThatIsTooDeep() {
        PayloadCodec<Object> codec = RoundTrip.codecOf(Chain.class);

        assertTrue(trip.fits(codec, chain(128), trip.memory.capacity()));
        assertFalse(trip.fits(codec, chain(100_000), trip.memory.capacity()));
        assertTrue(trip.fits(codec, chain(128), trip.memory.capacity()), "and then goes on");
    }

    /** A few bytes of damage must not overflow the stack. */
    @Test
    void shouldNotFollowAPayloadThatIsTooDeep() {
        PayloadCodec<Object> codec = RoundTrip.codecOf(Chain.class);
        int one = trip.write(codec, chain(1));
        int level = trip.write(codec, chain(2)) - one;
        for (int at = level; at + level <= trip.memory.capacity(); at += level) {
            trip.memory.put(at, trip.memory, 0, level);
        }

        assertThrows(
                IllegalArgumentException.class,
                () -> codec.decode(trip.reader(trip.memory.capacity())));
    }

    private static Chain chain(int length) {
        Chain chain = new Chain(0, null);
        for (int i = 1; i < length; i++) {
            chain = new Chain(i, chain);
        }
        return chain;
    }

    @Test
    void shouldNotWritePastItsLimitWhenASequenceIsTooLong() {
        PayloadCodec<Object> longs = RoundTrip.codecOf(long[].class);
        trip.memory.put(36, (byte) 77);

        assertTrue(trip.fits(longs, new long[4], 36));
        assertFalse(trip.fits(longs, new long[5], 36));
        assertFalse(trip.fits(RoundTrip.codecOf(String[].class), new String[1_000_000], 36));
        assertEquals(77, trip.memory.get(36));
    }

    @Test
    void shouldUseASuppliedCodecForWhatAMessageHolds() {
        Map<Class<?>, PayloadCodec<?>> supplied = Map.of(Money.class, new MoneyCodec("cents:long"));
        PayloadCodec<Object> codec = PayloadCodecs.forClass(Payment.class, supplied);
        assertNotNull(codec);
        assertEquals("amount:{cents:long},account:int", codec.schema());

        int length = trip.write(codec, new Payment(new Money(5), 6));
        assertEquals(
                "amount={cents=5}, account=6",
                PayloadText.describe(codec.schema(), trip.memory, 0, length));
        Payment read = (Payment) codec.decode(trip.reader(length));
        assertNotNull(read.amount);
        assertEquals(5, read.amount.cents);

        PayloadCodec<Object> bare =
                PayloadCodecs.forClass(Payment.class, Map.of(Money.class, new MoneyCodec("long")));
        assertNotNull(bare);
        assertEquals("amount:{value:long},account:int", bare.schema());
    }

    @Test
    void shouldHaveNoCodecWhenAPartOfTheMessageHasNone() {
        assertNull(PayloadCodecs.forClass(Holder.class), "a type that isn't sealed");
        assertNull(PayloadCodecs.forClass(Generic.class), "a type variable");
        assertNull(PayloadCodecs.forClass(Payment.class), "no supplied codec");
        assertNull(
                PayloadCodecs.forClass(
                        Payment.class, Map.of(Money.class, new MoneyCodec("opaque"))),
                "nobody could find its end");
    }

    @Test
    void shouldReadNothingFromDamagedSequences() {
        PayloadCodec<Object> codec = RoundTrip.codecOf(Legs.class);
        trip.memory.putInt(0, Integer.MAX_VALUE);

        assertThrows(
                java.nio.BufferUnderflowException.class,
                () -> codec.decode(trip.reader(trip.memory.capacity())));
        assertEquals(
                "legs= (the payload ends early)",
                PayloadText.describe(codec.schema(), trip.memory, 0, 100));
    }
}
