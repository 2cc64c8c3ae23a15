package io.tacho.journal.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Makes the codec of one message class, and on the way those of what it is made of. Confined to a
 * thread; for one class only. Methods answer null for what can't be encoded, because of its type,
 * or because there is too much of it: a schema longer than {@link PayloadSchema#MAX_LENGTH} or
 * deeper than {@link PayloadSchema#MAX_DEPTH}, or more than {@value #MAX_RECORDS} records.
 */
final class CodecBuilder {
    /** Each takes a class of its own, and the worker that met the message waits for them. */
    private static final int MAX_RECORDS = 512;

    private final Map<Class<?>, PayloadCodec<?>> supplied;
    private @Nullable Making making;
    private int records;

    /**
     * @param supplied codecs of the user's own, by exact class
     */
    CodecBuilder(Map<Class<?>, PayloadCodec<?>> supplied) {
        this.supplied = supplied;
    }

    /** A type whose codec is being made. */
    private static final class Making {
        private final Class<?> type;
        private final @Nullable Making outer;

        /**
         * Of the classes that stand in it, so that each is made once: where two of a type stand in
         * each at every level, there would be twice as many with each level.
         */
        private final Map<Class<?>, Component> parts = new HashMap<>();

        /** Made when the type is met within itself. */
        private @Nullable DeferredCodec itself;

        Making(Class<?> type, @Nullable Making outer) {
            this.type = type;
            this.outer = outer;
        }

        DeferredCodec itself() {
            DeferredCodec present = itself;
            if (present == null) {
                present = new DeferredCodec();
                itself = present;
            }
            return present;
        }
    }

    @Nullable PayloadCodec<Object> message(Class<?> type) {
        PayloadCodec<Object> made = made(type);
        // Only who reads it counts what stands in what, wherever that was made.
        return made != null && PayloadSchema.isReadable(made.schema()) ? made : null;
    }

    private @Nullable PayloadCodec<Object> made(Class<?> type) {
        if (type.isRecord()) {
            return record(type);
        }
        Component whole = Components.ofMessage(type);
        if (whole == null && type.isArray()) {
            whole = array(type);
        }
        return whole == null ? null : whole.codec();
    }

    private @Nullable Component component(Type type) {
        if (type instanceof Class<?> plain) {
            return componentOfClass(plain);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            Component element = component(bound(generic.getActualTypeArguments()[0]));
            return element == null ? null : Components.ofList(element);
        }
        return null;
    }

    private @Nullable Component componentOfClass(Class<?> type) {
        Making around = making;
        if (around == null) {
            return newComponent(type);
        }
        Component known = around.parts.get(type);
        if (known == null) {
            known = newComponent(type);
            if (known != null) {
                around.parts.put(type, known);
            }
        }
        return known;
    }

    private @Nullable Component newComponent(Class<?> type) {
        PayloadCodec<?> own = supplied.get(type);
        if (own != null) {
            return ofSupplied(type, own);
        }
        Component enclosing = enclosing(type);
        if (enclosing != null) {
            return enclosing;
        }
        if (type.isRecord()) {
            ValueCodec nested = record(type);
            return nested == null
                    ? null
                    : Components.ofNested("{" + nested.schema() + "}", type, nested);
        }
        if (type.isArray()) {
            return array(type);
        }
        if (type.isSealed() && !type.isEnum()) {
            ValueCodec variants = variants(type);
            return variants == null ? null : Components.ofWhole(variants.schema(), type, variants);
        }
        return Components.of(type);
    }

    static Type bound(Type argument) {
        return argument instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : argument;
    }

    private @Nullable Component array(Class<?> type) {
        Class<?> componentType = type.getComponentType();
        Component element = component(componentType);
        return element == null ? null : Components.ofArray(componentType, element);
    }

    @SuppressWarnings("unchecked") // by the class it was supplied for
    private static @Nullable Component ofSupplied(Class<?> type, PayloadCodec<?> codec) {
        String schema = codec.schema();
        PayloadSchema parsed = PayloadSchema.parse(schema);
        if (parsed.isOpaque()) {
            // Who reads it without the codec would not find its end.
            return null;
        }
        String fields = parsed.isRecord() ? schema : "value:" + schema;
        return Components.ofNested("{" + fields + "}", type, (PayloadCodec<Object>) codec);
    }

    /** The type itself, where it stands within itself. */
    private @Nullable Component enclosing(Class<?> type) {
        int levels = 1;
        for (Making each = making; each != null; each = each.outer) {
            if (each.type == type) {
                String schema = "^" + levels;
                return type.isRecord()
                        ? Components.ofNested(schema, type, each.itself())
                        : Components.ofWhole(schema, type, each.itself());
            }
            levels++;
        }
        return null;
    }

    private interface Maker {
        @Nullable ValueCodec make();
    }

    private @Nullable ValueCodec within(Class<?> type, Maker maker) {
        Making own = new Making(type, making);
        making = own;
        ValueCodec made = maker.make();
        making = own.outer;
        DeferredCodec itself = own.itself;
        if (itself != null && made != null) {
            itself.resolve(made);
        }
        return made;
    }

    private @Nullable ValueCodec variants(Class<?> type) {
        return within(
                type,
                () -> {
                    List<VariantsCodec.Variant> all = new ArrayList<>();
                    return addVariants(type, all) && all.size() <= VariantsCodec.MAX_VARIANTS
                            ? new VariantsCodec(all)
                            : null;
                });
    }

    /** Those that a sealed type permits, and those that these permit. */
    private boolean addVariants(Class<?> sealed, List<VariantsCodec.Variant> all) {
        for (Class<?> each : sealed.getPermittedSubclasses()) {
            boolean added =
                    each.isRecord() || each.isEnum()
                            ? addVariant(each, all)
                            : each.isSealed() && addVariants(each, all);
            if (!added) {
                return false;
            }
        }
        return true;
    }

    private boolean addVariant(Class<?> type, List<VariantsCodec.Variant> all) {
        ValueCodec codec = type.isRecord() ? record(type) : constants(type);
        if (codec == null) {
            return false;
        }
        all.add(new VariantsCodec.Variant(VariantsCodec.Variant.nameOf(type), type, codec));
        return all.stream().mapToInt(each -> each.codec().schema().length()).sum()
                <= PayloadSchema.MAX_LENGTH;
    }

    /** An enum among records: as a record with a constant in it. */
    private static @Nullable ValueCodec constants(Class<?> type) {
        Component constant = Components.of(type);
        return constant == null
                ? null
                : new Component("value:" + constant.schema(), constant.write(), constant.read())
                        .codec();
    }

    private @Nullable ValueCodec record(Class<?> type) {
        if (++records > MAX_RECORDS) {
            return null;
        }
        return within(type, () -> recordOf(type));
    }

    private @Nullable ValueCodec recordOf(Class<?> type) {
        try {
            MethodHandles.Lookup lookup =
                    MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            RecordComponent[] parts = type.getRecordComponents();
            StringJoiner schema = new StringJoiner(",");
            List<MethodHandle> writes = new ArrayList<>();
            List<ValueReader> reads = new ArrayList<>();
            Class<?>[] types = new Class<?>[parts.length];
            for (int i = 0; i < parts.length; i++) {
                types[i] = parts[i].getType();
                Component component = component(parts[i].getGenericType());
                if (component == null) {
                    return null;
                }
                MethodHandle accessor = lookup.unreflect(parts[i].getAccessor());
                MethodHandle write = component.write();
                write = write.asType(write.type().changeParameterType(1, types[i]));
                writes.add(Component.valueFirst(MethodHandles.filterArguments(write, 1, accessor)));
                reads.add(component.read());
                schema.add(parts[i].getName() + ":" + component.schema());
                if (schema.length() > PayloadSchema.MAX_LENGTH) {
                    return null;
                }
            }
            MethodHandle constructor =
                    lookup.findConstructor(type, MethodType.methodType(void.class, types));
            return CompiledCodec.of(schema.toString(), inOrder(writes), maker(constructor, reads));
        } catch (IllegalAccessException | NoSuchMethodException e) {
            // The package isn't open to this module: recorded without payload, and counted.
            return null;
        }
    }

    private static MethodHandle inOrder(List<MethodHandle> writes) {
        MethodHandle all = MethodHandles.empty(Component.ENCODE);
        for (int i = writes.size() - 1; i >= 0; i--) {
            all = MethodHandles.foldArguments(all, writes.get(i));
        }
        return all;
    }

    private static ValueReader maker(MethodHandle constructor, List<ValueReader> reads) {
        return in -> {
            List<@Nullable Object> values = new ArrayList<>(reads.size());
            for (ValueReader read : reads) {
                values.add(read.read(in));
            }
            return Construction.of(constructor, values);
        };
    }
}
