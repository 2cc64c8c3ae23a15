package io.tacho.journal.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of given classes from recorded ones, by the names of components, constants and
 * variants. No class is looked up by a name: only the given one is used, and what it is made of.
 */
final class ValueBinder {
    private static final int MAX_SHOWN = 200;

    private ValueBinder() {}

    /**
     * Binds one value.
     *
     * @throws IllegalArgumentException if what was recorded can't be of this type
     */
    static @Nullable Object bind(Type type, @Nullable RecordedValue value) {
        if (value == null) {
            return absent(type);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return list(CodecBuilder.bound(generic.getActualTypeArguments()[0]), value);
        }
        if (type instanceof Class<?> plain) {
            return value instanceof RecordedValue.Components components
                    ? components(plain, components)
                    : value instanceof RecordedValue.Sequence sequence
                            ? array(plain, sequence)
                            : simple(plain, value);
        }
        throw differs(type, value);
    }

    /** What a component has that was not recorded: what a field of that type has at first. */
    private static @Nullable Object absent(Type type) {
        return type instanceof Class<?> plain && plain.isPrimitive()
                ? Array.get(Array.newInstance(plain, 1), 0)
                : null;
    }

    private static Object simple(Class<?> type, RecordedValue value) {
        if (value instanceof RecordedValue.Constant constant) {
            return constant(type, constant.name());
        }
        if (value instanceof RecordedValue.Simple simple) {
            Object bound = simple.value();
            Class<?> box = MethodType.methodType(type).wrap().returnType();
            if (box.isInstance(bound)) {
                return bound;
            }
            if (bound instanceof Number number && Number.class.isAssignableFrom(box)) {
                return Numbers.convert(number, box);
            }
        }
        throw differs(type, value);
    }

    private static Object constant(Class<?> type, String name) {
        // A constant with a body of its own is of a subclass of its enum.
        Class<?> declared = type.isEnum() ? type : type.getSuperclass();
        Object[] constants = declared == null ? null : declared.getEnumConstants();
        if (constants != null) {
            for (Object each : constants) {
                if (((Enum<?>) each).name().equals(name)) {
                    return each;
                }
            }
        }
        throw new IllegalArgumentException(type.getName() + " has no constant " + name);
    }

    private static Object components(Class<?> type, RecordedValue.Components value) {
        if (!value.variant().isEmpty()) {
            return variant(type, type, value);
        }
        if (type.isRecord()) {
            return record(type, value);
        }
        if (type == UUID.class) {
            return new UUID(number(value, "most"), number(value, "least"));
        }
        if (type == Instant.class) {
            return Instant.ofEpochSecond(number(value, "second"), number(value, "nano"));
        }
        if (type == Duration.class) {
            return Duration.ofSeconds(number(value, "second"), number(value, "nano"));
        }
        throw differs(type, value);
    }

    private static long number(RecordedValue.Components value, String name) {
        if (value.byName().get(name) instanceof RecordedValue.Simple simple
                && simple.value() instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException("there is no number '" + name + "' in " + shown(value));
    }

    private static Object variant(
            Class<?> sealed, Class<?> within, RecordedValue.Components value) {
        Object found = permitted(within, value);
        if (found == null) {
            throw new IllegalArgumentException(sealed.getName() + " permits no " + value.variant());
        }
        return found;
    }

    private static @Nullable Object permitted(Class<?> sealed, RecordedValue.Components value) {
        if (!sealed.isSealed()) {
            return null;
        }
        for (Class<?> each : sealed.getPermittedSubclasses()) {
            if (VariantsCodec.Variant.nameOf(each).equals(value.variant())) {
                return each.isEnum()
                        ? bind(each, value.byName().get("value"))
                        : record(each, value);
            }
            Object deeper = permitted(each, value);
            if (deeper != null) {
                return deeper;
            }
        }
        return null;
    }

    private static Object record(Class<?> type, RecordedValue.Components value) {
        RecordComponent[] parts = type.getRecordComponents();
        if (parts == null) {
            throw differs(type, value);
        }
        Class<?>[] types = new Class<?>[parts.length];
        List<@Nullable Object> values = new ArrayList<>(parts.length);
        for (int i = 0; i < parts.length; i++) {
            types[i] = parts[i].getType();
            try {
                values.add(bind(parts[i].getGenericType(), value.byName().get(parts[i].getName())));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(parts[i].getName() + ": " + e.getMessage(), e);
            }
        }
        try {
            MethodHandle constructor =
                    MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                            .findConstructor(type, MethodType.methodType(void.class, types));
            return Construction.of(constructor, values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " can't be made: " + e, e);
        }
    }

    private static List<@Nullable Object> list(Type element, RecordedValue value) {
        if (!(value instanceof RecordedValue.Sequence sequence)) {
            throw differs(element, value);
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (RecordedValue each : sequence.elements()) {
            list.add(bind(element, each));
        }
        return Collections.unmodifiableList(list);
    }

    private static Object array(Class<?> type, RecordedValue.Sequence value) {
        Class<?> component = type.getComponentType();
        if (component == null) {
            throw differs(type, value);
        }
        Object array = Array.newInstance(component, value.elements().size());
        int i = 0;
        for (RecordedValue each : value.elements()) {
            Array.set(array, i++, bind(component, each));
        }
        return array;
    }

    private static IllegalArgumentException differs(Type type, RecordedValue value) {
        return new IllegalArgumentException(
                "it is a " + type.getTypeName() + " here, but " + shown(value) + " was recorded");
    }

    /** Not all of it: a message may be a megabyte, and of any depth. */
    private static String shown(RecordedValue value) {
        String kind = value.getClass().getSimpleName();
        if (value instanceof RecordedValue.Components components) {
            return kind + " " + components.variant() + components.byName().keySet();
        }
        if (value instanceof RecordedValue.Sequence sequence) {
            return kind + " of " + sequence.elements().size();
        }
        String text = value.toString();
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
    }
}
