package io.tacho.stress.fuzz;

import io.tacho.journal.codec.PayloadDecoder;
import io.tacho.journal.codec.PayloadReader;
import io.tacho.journal.codec.PayloadText;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A schema up to the first line feed, then a payload, as a damaged journal may have them. */
public final class PayloadFuzz {
    /** What a program may have now, whatever was recorded. */
    public record Order(long id, Side side, String note, List<Order> legs) {}

    /** Likewise. */
    public enum Side {
        BUY,
        SELL
    }

    private PayloadFuzz() {}

    public static List<byte[]> seeds() {
        return List.of(
                bytes("id:long,side:enum(BUY|SELL),note:string,legs:[^1]\n12345678\0\0\0\0"),
                bytes("a:int,b:[{x:double,y:string}],c:[[byte]]\nabcdefghijklmnopq"),
                bytes("at:{second:long,nano:int},n:int?\n1234567890123"),
                bytes("opaque\nxyz"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static void fuzzerTestOneInput(byte[] data) {
        int end = 0;
        while (end < data.length && data[end] != '\n') {
            end++;
        }
        String schema = new String(data, 0, end, StandardCharsets.UTF_8);
        ByteBuffer payload = ByteBuffer.wrap(data);
        int from = Math.min(end + 1, data.length);
        PayloadText.describe(schema, payload, from, data.length - from);
        try {
            PayloadDecoder.of(Order.class, schema, Map.of())
                    .decode(new PayloadReader(payload, from, data.length - from));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            // As it should be.
        }
    }
}
