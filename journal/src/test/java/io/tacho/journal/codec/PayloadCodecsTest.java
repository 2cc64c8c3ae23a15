package io.tacho.journal.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadCodecsTest {
    private final RoundTrip trip = new RoundTrip();
    private final ByteBuffer memory = trip.memory;

    enum Side {
        BUY,
        SELL {
            @Override
            boolean isSale() {
                return true;
            }
        };

        boolean isSale() {
            return false;
        }
    }

    record Primitives(long l, int i, short s, byte b, boolean z, char c, float f, double d) {}

    record Boxes(
            @Nullable Long l,
            @Nullable Integer i,
            @Nullable Short s,
            @Nullable Byte b,
            @Nullable Boolean z,
            @Nullable Character c,
            @Nullable Float f,
            @Nullable Double d) {}

    record Order(@Nullable String name, @Nullable Side side, @Nullable Item item, int last) {}

    record Item(long id, @Nullable Empty nothing) {}

    record Empty() {}

    record Holder(Map<String, String> values) {}

    record Price(long value) {
        Price {
            if (value < 0) {
                throw new IllegalArgumentException("negative");
            }
        }
    }

    @Test
    void shouldRestoreEveryPrimitiveWhenDecoded() {
        Primitives message =
                new Primitives(
                        Long.MIN_VALUE,
                        Integer.MAX_VALUE,
                        (short) -2,
                        (byte) -3,
                        true,
                        '\u20AC',
                        -0.5f,
                        Math.PI);

        trip.assertRestored(
                message,
                "l:long,i:int,s:short,b:byte,z:boolean,c:char,f:float,d:double",
                "l=-9223372036854775808, i=2147483647, s=-2, b=-3, z=true, c='\u20AC', f=-0.5,"
                        + " d=3.141592653589793");
    }

    @Test
    void shouldRestoreBoxesWhenSet() {
        trip.assertRestored(
                new Boxes(1L, 2, (short) 3, (byte) 4, true, 'x', 5f, 6d),
                "l:long?,i:int?,s:short?,b:byte?,z:boolean?,c:char?,f:float?,d:double?",
                "l=1, i=2, s=3, b=4, z=true, c='x', f=5.0, d=6.0");
    }

    @Test
    void shouldRestoreBoxesWhenNull() {
        trip.assertRestored(
                new Boxes(null, null, null, null, null, null, null, null),
                "l:long?,i:int?,s:short?,b:byte?,z:boolean?,c:char?,f:float?,d:double?",
                "l=null, i=null, s=null, b=null, z=null, c=null, f=null, d=null");
    }

    @Test
    void shouldRestoreNestedRecordsWhenSet() {
        trip.assertRestored(
                new Order("abc", Side.SELL, new Item(7, new Empty()), 9),
                "name:string,side:enum(BUY|SELL),item:{id:long,nothing:{}},last:int",
                "name=\"abc\", side=SELL, item={id=7, nothing={}}, last=9");
    }

    @Test
    void shouldRestoreNestedRecordsWhenNull() {
        trip.assertRestored(
                new Order(null, null, null, 9),
                "name:string,side:enum(BUY|SELL),item:{id:long,nothing:{}},last:int",
                "name=null, side=null, item=null, last=9");
        trip.assertRestored(
                new Order("", Side.BUY, new Item(7, null), 9),
                "name:string,side:enum(BUY|SELL),item:{id:long,nothing:{}},last:int",
                "name=\"\", side=BUY, item={id=7, nothing=null}, last=9");
    }

    @Test
    void shouldRestoreMessagesThatAreNoRecords() {
        trip.assertRestored("text", "string", "\"text\"");
        trip.assertRestored(5L, "long", "5");
        trip.assertRestored(6, "int", "6");
        trip.assertRestored(7.5, "double", "7.5");
        trip.assertRestored(true, "boolean", "true");
        trip.assertRestored(Side.BUY, "enum(BUY|SELL)", "BUY");
        trip.assertRestored(Side.SELL, "enum(BUY|SELL)", "SELL");
        trip.assertRestored(new Empty(), "", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ascii", "\u00E4\u00F6\u00FC", "\u20AC", "\uD83D\uDE9A lorry"})
    void shouldWriteUtf8WhenTextIsNotAscii(String text) {
        PayloadCodec<Object> codec = RoundTrip.codecOf(String.class);

        int length = trip.write(codec, text);

        byte[] bytes = new byte[length - Integer.BYTES];
        memory.get(Integer.BYTES, bytes);
        assertEquals(text, new String(bytes, StandardCharsets.UTF_8));
        assertEquals(text, codec.decode(new PayloadReader(memory, 0, length)));
    }

    @Test
    void shouldWriteQuestionMarkWhenSurrogateIsAlone() {
        int length = trip.write(RoundTrip.codecOf(String.class), "a\uD83D");

        assertEquals(
                "a?", RoundTrip.codecOf(String.class).decode(new PayloadReader(memory, 0, length)));
    }

    @Test
    void shouldHaveNoCodecWhenTypeIsNotSupported() {
        assertNull(PayloadCodecs.forClass(Object.class));
        assertNull(PayloadCodecs.forClass(Holder.class));
        assertNull(PayloadCodecs.forClass(Object[].class));
    }

    @Test
    void shouldNotWritePastItsLimitWhenPayloadIsTooLarge() {
        PayloadCodec<Object> codec = RoundTrip.codecOf(String.class);
        memory.put(10, (byte) 77);

        assertFalse(trip.fits(codec, "0123456789", 10));
        assertEquals(77, memory.get(10));

        assertFalse(trip.fits(codec, "\u20AC\u20AC\u20AC", 10));
        assertEquals(77, memory.get(10));
    }

    @Test
    void shouldSayWherePayloadDoesNotFitItsSchema() {
        int length = trip.write(RoundTrip.codecOf(Long.class), 5L);

        assertEquals(
                "a=5, b= (the payload ends early)",
                PayloadText.describe("a:long,b:int", memory, 0, length));
        assertEquals("a=5 (and 4 more bytes)", PayloadText.describe("a:int", memory, 0, length));
        assertTrue(PayloadText.describe("a:matrix", memory, 0, length).contains("not understood"));
        assertEquals("(8 opaque bytes)", PayloadText.describe("opaque", memory, 0, length));
    }

    @Test
    void shouldThrowWhatConstructorThrowsWhenDecodedValueIsRefused() {
        PayloadCodec<Object> codec = RoundTrip.codecOf(Price.class);
        memory.putLong(0, -1);

        IllegalArgumentException thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> codec.decode(new PayloadReader(memory, 0, Long.BYTES)));
        assertEquals("negative", thrown.getMessage());
    }
}
