package io.tacho.runtime.mailbox;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A binary min-heap that is first in first out among equals: an element is ordered by its priority,
 * then by its number of insertion. Three arrays side by side, so that an element costs no object of
 * its own; they grow and never shrink. One thread at a time.
 *
 * @param <E> what is held
 */
final class StableHeap<E> {
    private static final int LEAST_CAPACITY = 4;

    private @Nullable Object[] elements = {};
    private int[] priorities = {};

    /** Of insertion. 64 bits, since an element of low priority may stay while billions pass. */
    private long[] numbers = {};

    private int size;
    private long insertions;

    StableHeap() {}

    /** Sees to it that so many more can be added without allocation. */
    void reserve(int more) {
        int needed = Math.addExact(size, more);
        if (needed > elements.length) {
            int capacity = Math.max(needed, Math.max(2 * elements.length, LEAST_CAPACITY));
            elements = Arrays.copyOf(elements, capacity);
            priorities = Arrays.copyOf(priorities, capacity);
            numbers = Arrays.copyOf(numbers, capacity);
        }
    }

    /** There must be room: see {@link #reserve}. */
    void add(E element, int priority) {
        long number = insertions++;
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (isBefore(parent, priority, number)) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        put(hole, element, priority, number);
    }

    /** Takes the first; null if there is none. */
    @SuppressWarnings("unchecked") // Only add() puts elements in.
    @Nullable E poll() {
        if (size == 0) {
            return null;
        }
        E first = (E) elements[0];
        int last = --size;
        sink(elements[last], priorities[last], numbers[last]);
        elements[last] = null;
        return first;
    }

    /** Finds the place of what was last, from the top, which is free. */
    private void sink(@Nullable Object element, int priority, long number) {
        int hole = 0;
        int child;
        while ((child = firstChild(hole)) < size && isBefore(child, priority, number)) {
            move(child, hole);
            hole = child;
        }
        put(hole, element, priority, number);
    }

    /** The one of the two children that comes first; beyond the end if there is none. */
    private int firstChild(int parent) {
        int left = 2 * parent + 1;
        int right = left + 1;
        return right < size && isBefore(right, priorities[left], numbers[left]) ? right : left;
    }

    private boolean isBefore(int index, int priority, long number) {
        return priorities[index] < priority
                || priorities[index] == priority && numbers[index] < number;
    }

    private void move(int from, int to) {
        put(to, elements[from], priorities[from], numbers[from]);
    }

    private void put(int index, @Nullable Object element, int priority, long number) {
        elements[index] = element;
        priorities[index] = priority;
        numbers[index] = number;
    }
}
