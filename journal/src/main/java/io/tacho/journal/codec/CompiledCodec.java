package io.tacho.journal.codec;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A codec around one method handle. This class itself is only the mould: {@link #of} defines a
 * hidden copy of it for each message class, so that every copy has the handle in a static final
 * field of its own. That makes it a constant to the JIT compiler, which then compiles accessors and
 * stores of a payload into one straight piece of code; a handle in an instance field would be
 * called through.
 */
final class CompiledCodec implements ValueCodec {
    /** {@code (Object, PayloadWriter)void}; null only in the mould, which has no instances. */
    private static final @Nullable MethodHandle WRITE = classData();

    private final String schema;
    private final ValueReader reader;

    CompiledCodec(String schema, ValueReader reader) {
        this.schema = schema;
        this.reader = reader;
    }

    static ValueCodec of(String schema, MethodHandle write, ValueReader reader) {
        try (InputStream in =
                CompiledCodec.class.getResourceAsStream(
                        CompiledCodec.class.getSimpleName() + ".class")) {
            byte[] mould = Objects.requireNonNull(in, "own class file").readAllBytes();
            MethodHandles.Lookup copy =
                    MethodHandles.lookup()
                            .defineHiddenClassWithClassData(
                                    mould, write.asType(Component.ENCODE), true);
            MethodHandle constructor =
                    copy.findConstructor(
                            copy.lookupClass(),
                            MethodType.methodType(void.class, String.class, ValueReader.class));
            return (ValueCodec) Objects.requireNonNull(constructor.invoke(schema, reader));
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException("no codec for " + schema + ": " + e, e);
        } catch (Throwable e) {
            throw sneak(e);
        }
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    @SuppressWarnings("NullAway") // every hidden copy has its handle
    public void encodeNullable(@Nullable Object value, PayloadWriter out) {
        try {
            WRITE.invokeExact(value, out);
        } catch (Throwable e) {
            throw sneak(e);
        }
    }

    @Override
    public @Nullable Object decodeNullable(PayloadReader in) {
        return reader.read(in);
    }

    private static @Nullable MethodHandle classData() {
        try {
            return MethodHandles.classData(MethodHandles.lookup(), "_", MethodHandle.class);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("no class data: " + e, e);
        }
    }

    private static RuntimeException sneak(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException("an accessor threw " + e, e);
    }
}
