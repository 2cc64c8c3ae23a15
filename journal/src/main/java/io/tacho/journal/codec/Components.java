package io.tacho.journal.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts that payloads are made of: primitives, boxed primitives, texts, enums, records. */
final class Components {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private static final Map<Class<?>, Component> SIMPLE =
            Map.ofEntries(
                    primitive(long.class, "putLong", PayloadReader::getLong),
                    primitive(int.class, "putInt", PayloadReader::getInt),
                    primitive(short.class, "putShort", PayloadReader::getShort),
                    primitive(byte.class, "putByte", PayloadReader::getByte),
                    primitive(boolean.class, "putBoolean", PayloadReader::getBoolean),
                    primitive(char.class, "putChar", PayloadReader::getChar),
                    primitive(float.class, "putFloat", PayloadReader::getFloat),
                    primitive(double.class, "putDouble", PayloadReader::getDouble),
                    boxed(long.class, "putLong", PayloadReader::getLong),
                    boxed(int.class, "putInt", PayloadReader::getInt),
                    boxed(short.class, "putShort", PayloadReader::getShort),
                    boxed(byte.class, "putByte", PayloadReader::getByte),
                    boxed(boolean.class, "putBoolean", PayloadReader::getBoolean),
                    boxed(char.class, "putChar", PayloadReader::getChar),
                    boxed(float.class, "putFloat", PayloadReader::getFloat),
                    boxed(double.class, "putDouble", PayloadReader::getDouble),
                    Map.entry(
                            String.class,
                            new Component(
                                    "string",
                                    method("putText", CharSequence.class),
                                    PayloadReader::getText)));

    private Components() {}

    /** A component of a record; null if there's no such. */
    static @Nullable Component of(Class<?> type) {
        return type.isEnum() ? ofEnum(type) : SIMPLE.get(type);
    }

    /** A message that is no record; it is never null, so boxed ones need no byte for that. */
    static @Nullable Component ofMessage(Class<?> type) {
        Class<?> primitive = MethodType.methodType(type).unwrap().returnType();
        if (type != primitive) {
            Component bare = SIMPLE.get(primitive);
            return bare == null
                    ? null
                    : new Component(
                            bare.schema(),
                            bare.write().asType(bare.write().type().changeParameterType(1, type)),
                            bare.read());
        }
        Class<?> parent = type.getSuperclass();
        // A constant with a body of its own is of a subclass of its enum.
        return parent != null && parent.isEnum() ? ofEnum(parent) : of(type);
    }

    static Component ofNested(Class<?> type, PayloadCodec<Object> codec) {
        MethodHandle write =
                find(
                        BoxedValues.class,
                        "putNested",
                        MethodType.methodType(
                                void.class, PayloadCodec.class, PayloadWriter.class, Object.class));
        MethodHandle bound = write.bindTo(codec);
        return new Component(
                "{" + codec.schema() + "}",
                bound.asType(bound.type().changeParameterType(1, type)),
                in -> in.getBoolean() ? codec.decode(in) : null);
    }

    private static Component ofEnum(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        String names =
                Arrays.stream(constants)
                        .map(constant -> ((Enum<?>) constant).name())
                        .collect(Collectors.joining("|"));
        MethodHandle write = method("putEnum", Enum.class);
        return new Component(
                "enum(" + names + ")",
                write.asType(write.type().changeParameterType(1, type)),
                in -> {
                    int ordinal = in.getInt();
                    return ordinal == PayloadWriter.NULL_ORDINAL ? null : constants[ordinal];
                });
    }

    private static Map.Entry<Class<?>, Component> primitive(
            Class<?> type, String put, Function<PayloadReader, @Nullable Object> get) {
        return Map.entry(type, new Component(type.getName(), method(put, type), get));
    }

    private static Map.Entry<Class<?>, Component> boxed(
            Class<?> primitive, String put, Function<PayloadReader, @Nullable Object> get) {
        Class<?> box = MethodType.methodType(primitive).wrap().returnType();
        MethodType putType = MethodType.methodType(void.class, PayloadWriter.class, box);
        return Map.entry(
                box,
                new Component(
                        primitive.getName() + "?",
                        find(BoxedValues.class, put, putType),
                        in -> in.getBoolean() ? get.apply(in) : null));
    }

    private static MethodHandle method(String name, Class<?> value) {
        try {
            return LOOKUP.findVirtual(
                    PayloadWriter.class, name, MethodType.methodType(void.class, value));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("PayloadWriter has no " + name, e);
        }
    }

    private static MethodHandle find(Class<?> owner, String name, MethodType type) {
        try {
            return LOOKUP.findStatic(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(owner + " has no " + name, e);
        }
    }
}
