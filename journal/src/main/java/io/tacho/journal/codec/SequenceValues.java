package io.tacho.journal.codec;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Arrays and lists: a count, -1 for null, and the elements. Called through method handles. Writing
 * allocates nothing, but for the iterator of a list without random access; it ends early where the
 * payload is full.
 */
final class SequenceValues {
    /**
     * Of elements that are only claimed to follow. Each list in a list may claim as many as there
     * are bytes left, so memory is taken for those that were read.
     */
    static final int FIRST_CAPACITY = 1_024;

    private SequenceValues() {}

    /**
     * An array of a primitive type, as it lies in memory.
     *
     * @param base where the first element lies in the array object
     * @param scale bytes an element
     */
    static void putPrimitives(int base, int scale, PayloadWriter out, @Nullable Object array) {
        if (array == null) {
            out.putNoSequence();
        } else {
            int count = Array.getLength(array);
            out.putCount(count);
            out.putElements(array, base, (long) count * scale);
        }
    }

    static void putObjects(
            ValueCodec element, PayloadWriter out, @Nullable Object @Nullable [] values) {
        if (values == null) {
            out.putNoSequence();
            return;
        }
        out.putCount(values.length);
        for (int i = 0; i < values.length && !out.overflowed(); i++) {
            element.encodeNullable(values[i], out);
        }
    }

    static void putList(
            ValueCodec element,
            PayloadWriter out,
            @Nullable List<? extends @Nullable Object> values) {
        if (values == null) {
            out.putNoSequence();
            return;
        }
        int count = values.size();
        out.putCount(count);
        if (values instanceof RandomAccess) {
            for (int i = 0; i < count && !out.overflowed(); i++) {
                element.encodeNullable(values.get(i), out);
            }
        } else {
            Iterator<? extends @Nullable Object> each = values.iterator();
            for (int i = 0; i < count && !out.overflowed(); i++) {
                element.encodeNullable(each.next(), out);
            }
        }
    }

    static @Nullable Object readArray(
            Class<?> componentType, ValueReader element, PayloadReader in) {
        int count = in.getCount();
        if (count == PayloadWriter.NULL_LENGTH) {
            return null;
        }
        Object array = Array.newInstance(componentType, Math.min(count, FIRST_CAPACITY));
        for (int i = 0; i < count; i++) {
            if (i == Array.getLength(array)) {
                Object longer = Array.newInstance(componentType, (int) Math.min(count, 2L * i));
                System.arraycopy(array, 0, longer, 0, i);
                array = longer;
            }
            Array.set(array, i, element.read(in));
        }
        return array;
    }

    static @Nullable Object readList(ValueReader element, PayloadReader in) {
        int count = in.getCount();
        if (count == PayloadWriter.NULL_LENGTH) {
            return null;
        }
        List<@Nullable Object> list = new ArrayList<>(Math.min(count, FIRST_CAPACITY));
        for (int i = 0; i < count; i++) {
            list.add(element.read(in));
        }
        // Not List.copyOf: there may be nulls.
        return Collections.unmodifiableList(list);
    }
}
