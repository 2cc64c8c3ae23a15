package io.tacho.journal.codec;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of any type that has a codec, with nulls, extremes and everything else that may be. */
final class RandomValues {
    /** Each level takes one at least, and payloads of more than 128 levels aren't kept. */
    private static final int MOST_PARTS = 100;

    private static final int MOST_ELEMENTS = 4;
    private static final int NANOS = 1_000_000_000;

    private static final Float[] FLOATS = {
        Float.NaN, -0.0f, 0.0f, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, Float.MAX_VALUE
    };

    private static final Double[] DOUBLES = {
        Double.NaN, -0.0, 0.0, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE
    };

    private final Random random;
    private int parts;

    RandomValues(Random random) {
        this.random = random;
    }

    Object message(Class<?> record) throws ReflectiveOperationException {
        parts = MOST_PARTS;
        return record(record);
    }

    private @Nullable Object any(Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType list) {
            return isAbsent() ? null : list(CodecBuilder.bound(list.getActualTypeArguments()[0]));
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isPrimitive()) {
            return simple(plain);
        }
        return isAbsent() ? null : present(plain);
    }

    /** More often the more there is already, so that it comes to an end. */
    private boolean isAbsent() {
        return --parts < 0 || random.nextInt(8) == 0;
    }

    private Object present(Class<?> type) throws ReflectiveOperationException {
        if (type.isRecord()) {
            return record(type);
        }
        if (type.isArray()) {
            return array(type.getComponentType());
        }
        if (type.isEnum()) {
            return oneOf(type.getEnumConstants());
        }
        return type.isSealed() ? present(oneOf(type.getPermittedSubclasses())) : simple(type);
    }

    private Object record(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = any(components[i].getGenericType());
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        return constructor.newInstance(values);
    }

    private Object array(Class<?> element) throws ReflectiveOperationException {
        Object array = Array.newInstance(element, random.nextInt(MOST_ELEMENTS + 1));
        for (int i = 0; i < Array.getLength(array); i++) {
            Array.set(array, i, any(element));
        }
        return array;
    }

    private List<@Nullable Object> list(Type element) throws ReflectiveOperationException {
        List<@Nullable Object> list = random.nextBoolean() ? new ArrayList<>() : new LinkedList<>();
        for (int i = random.nextInt(MOST_ELEMENTS + 1); i > 0; i--) {
            list.add(any(element));
        }
        return list;
    }

    private <T> T oneOf(T[] all) {
        return all[random.nextInt(all.length)];
    }

    private Object simple(Class<?> type) {
        if (type == String.class) {
            return text();
        }
        if (type == UUID.class) {
            return new UUID(number(), number());
        }
        if (type == Instant.class) {
            return Instant.ofEpochSecond(random.nextInt(), random.nextInt(NANOS));
        }
        if (type == Duration.class) {
            return Duration.ofSeconds(number(), random.nextInt(NANOS));
        }
        if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        }
        if (type == char.class || type == Character.class) {
            return (char) number();
        }
        if (type == float.class || type == Float.class) {
            return random.nextBoolean() ? oneOf(FLOATS) : Float.intBitsToFloat((int) number());
        }
        if (type == double.class || type == Double.class) {
            return random.nextBoolean() ? oneOf(DOUBLES) : Double.longBitsToDouble(number());
        }
        return whole(type);
    }

    private Object whole(Class<?> type) {
        if (type == long.class || type == Long.class) {
            return number();
        }
        if (type == int.class || type == Integer.class) {
            return (int) number();
        }
        if (type == short.class || type == Short.class) {
            return (short) number();
        }
        if (type == byte.class || type == Byte.class) {
            return (byte) number();
        }
        throw new IllegalArgumentException(type.toString());
    }

    private long number() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(3) - 1;
            case 1 -> Long.MIN_VALUE >> random.nextInt(64);
            case 2 -> Long.MAX_VALUE >> random.nextInt(64);
            default -> random.nextLong();
        };
    }

    /** Of any characters but halves of pairs, which have no bytes in UTF-8. */
    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            int character = random.nextInt(random.nextBoolean() ? 128 : Character.MAX_CODE_POINT);
            if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
                text.appendCodePoint(character);
            }
        }
        return text.toString();
    }

    /** Equal with all that is in them, where records only look whether arrays are the same. */
    static boolean deepEquals(@Nullable Object a, @Nullable Object b)
            throws ReflectiveOperationException {
        if (a == null || b == null || a.getClass() != b.getClass() && !(a instanceof List)) {
            return a == b;
        }
        if (a instanceof List<?> list) {
            return b instanceof List<?> other && equalElements(list.toArray(), other.toArray());
        }
        if (a.getClass().isArray()) {
            return equalElements(a, b);
        }
        if (!a.getClass().isRecord()) {
            return a.equals(b);
        }
        for (RecordComponent component : a.getClass().getRecordComponents()) {
            if (!deepEquals(component.getAccessor().invoke(a), component.getAccessor().invoke(b))) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalElements(Object a, Object b) throws ReflectiveOperationException {
        if (Array.getLength(a) != Array.getLength(b)) {
            return false;
        }
        for (int i = 0; i < Array.getLength(a); i++) {
            if (!deepEquals(Array.get(a, i), Array.get(b, i))) {
                return false;
            }
        }
        return true;
    }
}
