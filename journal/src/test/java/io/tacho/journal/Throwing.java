package io.tacho.journal;

import io.tacho.journal.codec.PayloadCodec;
import io.tacho.journal.codec.PayloadReader;
import io.tacho.journal.codec.PayloadWriter;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Messages that can't be read, each in another way. */
enum Throwing {
    ASSERTION(new Assertion(1)),
    ENDLESS_RECURSION(new Recursion(1)),
    OUT_OF_MEMORY(new Memory(1)),
    INITIALIZER(new Initialized(1)),
    /** What throws here is the making of its codec. */
    CONSTANTS(new Constants(null)),
    SCHEMA(new Schemaless()),
    CHECKED(new Unable());

    private final Object message;

    Throwing(Object message) {
        this.message = message;
    }

    Object message() {
        return message;
    }

    static JournalOptions.Builder withCodecs(JournalOptions.Builder options) {
        return options.codec(Schemaless.class, new Codec<>(Schemaless::new))
                .codec(Unable.class, new Codec<>(Unable::new));
    }

    record Assertion(int value) {
        @Override
        public int value() {
            throw new AssertionError("on purpose");
        }
    }

    record Recursion(int value) {
        @Override
        public int value() {
            return value() + 1;
        }
    }

    record Memory(int value) {
        @Override
        public int value() {
            // More elements than any array has, whatever the heap.
            return new long[Integer.MAX_VALUE].length;
        }
    }

    record Initialized(int value) {
        @Override
        public int value() {
            return Broken.value;
        }
    }

    private static final class Broken {
        static int value = Integer.parseInt("on purpose");
    }

    record Constants(@Nullable BrokenConstant constant) {}

    enum BrokenConstant {
        ONE;

        static {
            refuse();
        }

        private static void refuse() {
            throw new AssertionError("on purpose");
        }
    }

    record Schemaless() {}

    record Unable() {}

    /** Of the user's own. */
    private record Codec<T>(Supplier<T> maker) implements PayloadCodec<T> {
        @Override
        public String schema() {
            if (maker.get() instanceof Schemaless) {
                throw new IllegalStateException("on purpose");
            }
            return "";
        }

        @Override
        public void encode(T message, PayloadWriter out) {
            Codec.<RuntimeException>raise(new IOException("on purpose"));
        }

        @Override
        public T decode(PayloadReader in) {
            return maker.get();
        }

        /** As a codec in a language without checked exceptions. */
        @SuppressWarnings("unchecked")
        private static <E extends Exception> void raise(Exception e) throws E {
            throw (E) e;
        }
    }
}
