package io.tacho.journal.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes codecs. Supported are records whose components are primitive, boxed, {@code String}, enums
 * or such records again; and {@code String}, enums and boxed primitives as messages themselves. Any
 * thread; no state; slow, so ask once a class.
 */
public final class PayloadCodecs {
    /** The schema of a type that has no codec. */
    public static final String OPAQUE = "opaque";

    private static final MethodType ENCODE =
            MethodType.methodType(void.class, Object.class, PayloadWriter.class);

    private PayloadCodecs() {}

    /**
     * Makes the codec of a class.
     *
     * @param type class of the messages
     * @return its codec; null if it can't be encoded: no supported type, a record that holds
     *     itself, or one in a module that doesn't open its package
     */
    public static @Nullable PayloadCodec<Object> forClass(Class<?> type) {
        return forClass(type, new HashSet<>());
    }

    private static @Nullable PayloadCodec<Object> forClass(Class<?> type, Set<Class<?>> enclosing) {
        if (type.isRecord()) {
            return enclosing.add(type) ? forRecord(type, enclosing) : null;
        }
        Component whole = Components.ofMessage(type);
        if (whole == null) {
            return null;
        }
        return CompiledCodec.of(
                whole.schema(),
                swapped(whole.write()),
                in -> Objects.requireNonNull(whole.read().apply(in), "a message is never null"));
    }

    private static @Nullable PayloadCodec<Object> forRecord(
            Class<?> type, Set<Class<?>> enclosing) {
        try {
            MethodHandles.Lookup lookup =
                    MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            RecordComponent[] parts = type.getRecordComponents();
            StringJoiner schema = new StringJoiner(",");
            List<MethodHandle> writes = new ArrayList<>();
            List<Function<PayloadReader, @Nullable Object>> reads = new ArrayList<>();
            Class<?>[] types = new Class<?>[parts.length];
            for (int i = 0; i < parts.length; i++) {
                types[i] = parts[i].getType();
                Component component = componentOf(types[i], enclosing);
                if (component == null) {
                    return null;
                }
                MethodHandle accessor = lookup.unreflect(parts[i].getAccessor());
                MethodHandle write = component.write();
                write = write.asType(write.type().changeParameterType(1, types[i]));
                writes.add(swapped(MethodHandles.filterArguments(write, 1, accessor)));
                reads.add(component.read());
                schema.add(parts[i].getName() + ":" + component.schema());
            }
            MethodHandle constructor =
                    lookup.findConstructor(type, MethodType.methodType(void.class, types));
            return CompiledCodec.of(schema.toString(), inOrder(writes), maker(constructor, reads));
        } catch (IllegalAccessException | NoSuchMethodException e) {
            // The package isn't open to this module: recorded without payload, and counted.
            return null;
        } finally {
            enclosing.remove(type);
        }
    }

    private static @Nullable Component componentOf(Class<?> type, Set<Class<?>> enclosing) {
        if (!type.isRecord()) {
            return Components.of(type);
        }
        PayloadCodec<Object> nested = forClass(type, enclosing);
        return nested == null ? null : Components.ofNested(type, nested);
    }

    private static MethodHandle swapped(MethodHandle write) {
        MethodType erased = MethodType.methodType(void.class, PayloadWriter.class, Object.class);
        return MethodHandles.permuteArguments(write.asType(erased), ENCODE, 1, 0);
    }

    private static MethodHandle inOrder(List<MethodHandle> writes) {
        MethodHandle all = MethodHandles.empty(ENCODE);
        for (int i = writes.size() - 1; i >= 0; i--) {
            all = MethodHandles.foldArguments(all, writes.get(i));
        }
        return all;
    }

    private static Function<PayloadReader, Object> maker(
            MethodHandle constructor, List<Function<PayloadReader, @Nullable Object>> reads) {
        return in -> {
            List<@Nullable Object> values = new ArrayList<>(reads.size());
            for (Function<PayloadReader, @Nullable Object> read : reads) {
                values.add(read.apply(in));
            }
            try {
                return constructor.invokeWithArguments(values);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("the record's constructor threw " + e, e);
            }
        };
    }
}
