package io.tacho.journal.codec;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes codecs. Any thread; no state; slow, so ask once a class.
 *
 * <p>Messages may be records, {@code String}s, enums, boxed primitives and arrays. What a record
 * holds may be any primitive or its box, a {@code String}, an enum, {@code UUID}, {@code Instant},
 * {@code Duration}, another record, a sealed type that permits nothing but records, enums and such
 * sealed types again; and a {@code List} or an array of any of these. A type may hold itself, to a
 * depth of 128; a payload that is deeper isn't kept. A type whose schema would be longer than
 * {@link PayloadSchema#MAX_LENGTH} or deeper than {@link PayloadSchema#MAX_DEPTH}, or that is made
 * of more than 512 records, has no codec. A list that isn't {@link java.util.RandomAccess} is
 * written through an iterator, which is allocated.
 */
public final class PayloadCodecs {
    /** The schema of a type that has no codec. */
    public static final String OPAQUE = "opaque";

    private PayloadCodecs() {}

    /**
     * Makes the codec of a class.
     *
     * @param type class of the messages
     * @return its codec; null if it can't be encoded: no supported type, one in a module that
     *     doesn't open its package, or one that is made of too many others
     */
    public static @Nullable PayloadCodec<Object> forClass(Class<?> type) {
        return forClass(type, Map.of());
    }

    /**
     * Makes the codec of a class, with codecs of the caller's own for some of what it holds.
     *
     * @param type class of the messages
     * @param supplied by exact class; one whose schema is {@link #OPAQUE} can stand only for a
     *     whole message
     * @return its codec, or null
     */
    @SuppressWarnings("unchecked") // by the class it was supplied for
    public static @Nullable PayloadCodec<Object> forClass(
            Class<?> type, Map<Class<?>, PayloadCodec<?>> supplied) {
        PayloadCodec<?> own = supplied.get(type);
        return own != null ? (PayloadCodec<Object>) own : new CodecBuilder(supplied).message(type);
    }
}
