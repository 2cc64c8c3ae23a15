package io.tacho.journal.document;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message as {@link DocumentedPayload} shows it, from the message itself. */
final class ValueTree {
    private ValueTree() {}

    /**
     * Makes one.
     *
     * @param declared type of the component that the value is in
     */
    static @Nullable Object of(@Nullable Object value, Class<?> declared) {
        if (value == null) {
            return null;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> all = new ArrayList<>();
            // Lists of sealed types are told by what is in them.
            list.forEach(each -> all.add(each == null ? null : of(each, declaredOf(each))));
            return all;
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (!value.getClass().isRecord()) {
            return value;
        }
        Object fields = fields(value);
        return declared.isSealed()
                ? List.of(
                        DocumentedPayload.VARIANT,
                        value.getClass().getName().replaceFirst(".*\\.", ""),
                        String.valueOf(fields))
                : fields;
    }

    private static Class<?> declaredOf(Object element) {
        for (Class<?> each : element.getClass().getInterfaces()) {
            if (each.isSealed()) {
                return each;
            }
        }
        return element.getClass();
    }

    private static Object fields(Object record) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                Object value = component.getAccessor().invoke(record);
                fields.put(component.getName(), of(value, component.getType()));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
        return fields;
    }
}
