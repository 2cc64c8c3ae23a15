package io.tacho.journal.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import net.openhft.chronicle.core.UnsafeMemory;
import org.jspecify.annotations.Nullable;

/** What payloads are made of, but for types that are made of others themselves. */
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
                    value(
                            UUID.class,
                            "{most:long,least:long}",
                            "putUuid",
                            in -> new UUID(in.getLong(), in.getLong())),
                    value(
                            Instant.class,
                            "{second:long,nano:int}",
                            "putInstant",
                            in -> Instant.ofEpochSecond(in.getLong(), in.getInt())),
                    value(
                            Duration.class,
                            "{second:long,nano:int}",
                            "putDuration",
                            in -> Duration.ofSeconds(in.getLong(), in.getInt())),
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
                    : new Component(bare.schema(), taking(type, bare.write()), bare.read());
        }
        Class<?> parent = type.getSuperclass();
        // A constant with a body of its own is of a subclass of its enum.
        return parent != null && parent.isEnum() ? ofEnum(parent) : of(type);
    }

    /** A record in a record. */
    static Component ofNested(String schema, Class<?> type, PayloadCodec<Object> codec) {
        MethodHandle write =
                find(
                                BoxedValues.class,
                                "putNested",
                                MethodType.methodType(
                                        void.class,
                                        PayloadCodec.class,
                                        PayloadWriter.class,
                                        Object.class))
                        .bindTo(codec);
        return new Component(
                schema, taking(type, write), in -> in.getBoolean() ? codec.decode(in) : null);
    }

    /** A value that its codec writes with all that is needed for null. */
    static Component ofWhole(String schema, Class<?> type, ValueCodec codec) {
        MethodHandle write =
                find(
                        BoxedValues.class,
                        "putWhole",
                        MethodType.methodType(
                                void.class, ValueCodec.class, PayloadWriter.class, Object.class));
        return new Component(schema, taking(type, write.bindTo(codec)), codec::decodeNullable);
    }

    /** A list; {@code type} may be a supertype of it, as erased. */
    static Component ofList(Component element) {
        ValueCodec codec = element.codec();
        MethodHandle write =
                find(
                        SequenceValues.class,
                        "putList",
                        MethodType.methodType(
                                void.class, ValueCodec.class, PayloadWriter.class, List.class));
        return new Component(
                "[" + element.schema() + "]",
                write.bindTo(codec),
                in -> SequenceValues.readList(element.read(), in));
    }

    static Component ofArray(Class<?> componentType, Component element) {
        MethodHandle write =
                componentType.isPrimitive() ? primitives(componentType) : objects(element);
        return new Component(
                "[" + element.schema() + "]",
                taking(componentType.arrayType(), write),
                in -> SequenceValues.readArray(componentType, element.read(), in));
    }

    private static MethodHandle objects(Component element) {
        return find(
                        SequenceValues.class,
                        "putObjects",
                        MethodType.methodType(
                                void.class, ValueCodec.class, PayloadWriter.class, Object[].class))
                .bindTo(element.codec());
    }

    private static MethodHandle primitives(Class<?> componentType) {
        Class<?> array = componentType.arrayType();
        return MethodHandles.insertArguments(
                find(
                        SequenceValues.class,
                        "putPrimitives",
                        MethodType.methodType(
                                void.class,
                                int.class,
                                int.class,
                                PayloadWriter.class,
                                Object.class)),
                0,
                UnsafeMemory.UNSAFE.arrayBaseOffset(array),
                UnsafeMemory.UNSAFE.arrayIndexScale(array));
    }

    private static MethodHandle taking(Class<?> type, MethodHandle write) {
        return write.asType(write.type().changeParameterType(1, type));
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
                taking(type, write),
                in -> {
                    int ordinal = in.getInt();
                    if (ordinal == PayloadWriter.NULL_ORDINAL) {
                        return null;
                    }
                    if (ordinal < 0 || ordinal >= constants.length) {
                        throw new IllegalArgumentException("there is no constant " + ordinal);
                    }
                    return constants[ordinal];
                });
    }

    /** A value that is not of this project, written as a record would be. */
    private static Map.Entry<Class<?>, Component> value(
            Class<?> type, String schema, String put, ValueReader get) {
        MethodType putType = MethodType.methodType(void.class, PayloadWriter.class, type);
        return Map.entry(
                type,
                new Component(
                        schema,
                        find(BoxedValues.class, put, putType),
                        in -> in.getBoolean() ? get.read(in) : null));
    }

    private static Map.Entry<Class<?>, Component> primitive(
            Class<?> type, String put, ValueReader get) {
        return Map.entry(type, new Component(type.getName(), method(put, type), get));
    }

    private static Map.Entry<Class<?>, Component> boxed(
            Class<?> primitive, String put, ValueReader get) {
        Class<?> box = MethodType.methodType(primitive).wrap().returnType();
        MethodType putType = MethodType.methodType(void.class, PayloadWriter.class, box);
        return Map.entry(
                box,
                new Component(
                        primitive.getName() + "?",
                        find(BoxedValues.class, put, putType),
                        in -> in.getBoolean() ? get.read(in) : null));
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
