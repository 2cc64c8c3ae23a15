package io.tacho.journal.codec;

import java.nio.BufferUnderflowException;
import java.util.Map;

/**
 * Makes messages of a given class from payloads, also from those that an earlier or a later version
 * of the class wrote. What the class has and the recording has not, becomes null, 0 or false; what
 * only the recording has is left out; constants and variants go by their names, and numbers may
 * have become wider or narrower as long as the value fits.
 *
 * <p>No class is looked up by a name that stands in a journal: only the given class is used, and
 * those that it is made of. Any thread.
 */
public final class PayloadDecoder {
    private final Class<?> type;
    private final PayloadCodec<Object> codec;
    private final PayloadSchema recorded;

    /** Whether the class still is as it was when it was recorded. */
    private final boolean same;

    private PayloadDecoder(Class<?> type, PayloadCodec<Object> codec, PayloadSchema recorded) {
        this.type = type;
        this.codec = codec;
        this.recorded = recorded;
        this.same = codec.schema().equals(recorded.toString());
    }

    /**
     * Makes a decoder.
     *
     * @param type class of the messages
     * @param recorded schema that stands in the journal
     * @param supplied codecs of the caller's own, by exact class
     * @return a decoder
     * @throws IllegalArgumentException if the class has no codec, or the schema isn't in its
     *     grammar, or is opaque and not that of a supplied codec
     */
    public static PayloadDecoder of(
            Class<?> type, String recorded, Map<Class<?>, PayloadCodec<?>> supplied) {
        PayloadCodec<Object> codec = PayloadCodecs.forClass(type, supplied);
        if (codec == null) {
            throw new IllegalArgumentException(type.getName() + " has no codec");
        }
        PayloadDecoder decoder = new PayloadDecoder(type, codec, PayloadSchema.parse(recorded));
        if (!decoder.same && decoder.recorded.isOpaque()) {
            throw new IllegalArgumentException(
                    type.getName() + " was recorded without a schema; only its codec can read it");
        }
        return decoder;
    }

    /**
     * Makes one message.
     *
     * @param in at the payload's beginning
     * @return the message
     * @throws java.nio.BufferUnderflowException if the payload ends early
     * @throws IllegalArgumentException if the payload can't be of this class, or the class refuses
     *     what was recorded
     */
    public Object decode(PayloadReader in) {
        try {
            return made(in);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // Of a constructor that refuses, whatever it throws, of a class that can't be
            // initialized, a time that is none, or more depth than there is. One odd message must
            // not end the reading of the others.
            throw new IllegalArgumentException("it can't be made (" + e + ")", e);
        }
    }

    private Object made(PayloadReader in) {
        if (same) {
            return codec.decode(in);
        }
        Object message = ValueBinder.bind(type, RecordedValue.read(recorded, in));
        if (message == null) {
            throw new IllegalArgumentException("a message is never null");
        }
        return message;
    }
}
