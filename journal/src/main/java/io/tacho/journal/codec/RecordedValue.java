package io.tacho.journal.codec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A payload as values without classes of their own. */
sealed interface RecordedValue {
    /** A primitive, or a string. */
    record Simple(Object value) implements RecordedValue {}

    /** An enum's constant. */
    record Constant(String name) implements RecordedValue {}

    /** A record; {@code variant} is empty where there was no choice. */
    record Components(String variant, Map<String, @Nullable RecordedValue> byName)
            implements RecordedValue {}

    /** An array or a list. */
    record Sequence(List<@Nullable RecordedValue> elements) implements RecordedValue {}

    /** Reads one. */
    static @Nullable RecordedValue read(PayloadSchema schema, PayloadReader in) {
        Building building = new Building();
        schema.accept(in, building);
        return building.whole;
    }

    /** Puts together what it is shown. */
    final class Building implements PayloadVisitor {
        private final Deque<RecordedValue> open = new ArrayDeque<>();
        private final Deque<String> names = new ArrayDeque<>();
        private @Nullable RecordedValue whole;

        @Override
        public void nothing() {
            add(null);
        }

        @Override
        public void primitive(Object value) {
            add(new Simple(value));
        }

        @Override
        public void text(String value) {
            add(new Simple(value));
        }

        @Override
        public void constant(String name) {
            add(new Constant(name));
        }

        @Override
        public void beginRecord(String variant) {
            begin(new Components(variant, new LinkedHashMap<>()));
        }

        @Override
        public void component(String name) {
            names.push(name);
        }

        @Override
        public void endRecord() {
            open.pop();
        }

        @Override
        public void beginSequence(int count) {
            begin(new Sequence(new ArrayList<>(Math.min(count, SequenceValues.FIRST_CAPACITY))));
        }

        @Override
        public void endSequence() {
            open.pop();
        }

        private void begin(RecordedValue value) {
            add(value);
            open.push(value);
        }

        private void add(@Nullable RecordedValue value) {
            RecordedValue around = open.peek();
            if (around instanceof Components components) {
                components.byName.put(names.pop(), value);
            } else if (around instanceof Sequence sequence) {
                sequence.elements.add(value);
            } else {
                whole = value;
            }
        }
    }
}
