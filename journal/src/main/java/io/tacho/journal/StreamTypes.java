package io.tacho.journal;

/**
 * The message classes that a stream has met: the last one, then an open-addressed table by
 * identity. Confined to the stream's worker; allocates when it meets a class for the first time.
 */
final class StreamTypes {
    private static final int FIRST_CAPACITY = 64;

    private final TypeRegistry registry;
    private Class<?>[] keys = new Class<?>[FIRST_CAPACITY];
    private StreamType[] values = new StreamType[FIRST_CAPACITY];
    private int size;
    private Class<?> lastKey = Void.class;
    private StreamType lastValue = new StreamType(0, Void.class.getName(), null);

    StreamTypes(TypeRegistry registry) {
        this.registry = registry;
    }

    /** Whose dictionary entry is written by the time this returns. */
    StreamType of(Class<?> key) {
        if (key == lastKey) {
            return lastValue;
        }
        StreamType value = find(key);
        lastKey = key;
        lastValue = value;
        return value;
    }

    private StreamType find(Class<?> key) {
        int slot = slotOf(key);
        if (keys[slot] == key) {
            return values[slot];
        }
        StreamType value = registry.register(key);
        if (++size > keys.length / 2) {
            grow();
            slot = slotOf(key);
        }
        keys[slot] = key;
        values[slot] = value;
        return value;
    }

    private int slotOf(Class<?> key) {
        int mask = keys.length - 1;
        int slot = System.identityHashCode(key) & mask;
        while (keys[slot] != null && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        Class<?>[] oldKeys = keys;
        StreamType[] oldValues = values;
        keys = new Class<?>[oldKeys.length * 2];
        values = new StreamType[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != null) {
                int slot = slotOf(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
