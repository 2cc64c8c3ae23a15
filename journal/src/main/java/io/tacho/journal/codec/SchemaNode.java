package io.tacho.journal.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One type in a schema: knows how many bytes a value takes, and what they mean. */
sealed interface SchemaNode {
    /**
     * Reads one value and shows it.
     *
     * @param outer what the value is part of; null for a whole message
     */
    void accept(SchemaWalk walk, @Nullable Scope outer);

    /**
     * What a value is part of, for types that hold themselves.
     *
     * @param node a {@link Fields} or {@link Variants}
     */
    record Scope(SchemaNode node, @Nullable Scope outer) {}

    /** A primitive type, or its box. */
    record Primitive(PrimitiveType type, boolean nullable) implements SchemaNode {
        @Override
        public void accept(SchemaWalk walk, @Nullable Scope outer) {
            if (nullable && !walk.in().getBoolean()) {
                walk.visitor().nothing();
            } else {
                walk.visitor().primitive(type.read(walk.in()));
            }
        }
    }

    /** A string. */
    record Text() implements SchemaNode {
        @Override
        public void accept(SchemaWalk walk, @Nullable Scope outer) {
            String text = walk.in().getText();
            if (text == null) {
                walk.visitor().nothing();
            } else {
                walk.visitor().text(text);
            }
        }
    }

    /** A constant of an enum. */
    record Constant(List<String> names) implements SchemaNode {
        @Override
        public void accept(SchemaWalk walk, @Nullable Scope outer) {
            int ordinal = walk.in().getInt();
            if (ordinal == PayloadWriter.NULL_ORDINAL) {
                walk.visitor().nothing();
            } else {
                boolean known = ordinal >= 0 && ordinal < names.size();
                walk.visitor().constant(known ? names.get(ordinal) : "#" + ordinal);
            }
        }
    }

    /** An array or a list. */
    record Sequence(SchemaNode element) implements SchemaNode {
        @Override
        public void accept(SchemaWalk walk, @Nullable Scope outer) {
            int count = walk.in().getCount();
            if (count == PayloadWriter.NULL_LENGTH) {
                walk.visitor().nothing();
                return;
            }
            walk.deeper();
            walk.visitor().beginSequence(count);
            for (int i = 0; i < count; i++) {
                element.accept(walk, outer);
            }
            walk.visitor().endSequence();
            walk.back();
        }
    }

    /** A component of a record. */
    record Field(String name, SchemaNode type) {}

    /** The components of a record, without a byte that says whether there is one. */
    record Fields(List<Field> all) implements SchemaNode {
        @Override
        public void accept(SchemaWalk walk, @Nullable Scope outer) {
            accept(walk, outer, "");
        }

        void accept(SchemaWalk walk, @Nullable Scope outer, String variant) {
            Scope scope = new Scope(this, outer);
            walk.deeper();
            walk.visitor().beginRecord(variant);
            for (Field field : all) {
                walk.visitor().component(field.name);
                field.type.accept(walk, scope);
            }
            walk.visitor().endRecord();
            walk.back();
        }
    }

    /** A record in a record; may be null. */
    record Nested(Fields fields) implements SchemaNode {
        @Override
        public void accept(SchemaWalk walk, @Nullable Scope outer) {
            if (walk.in().getBoolean()) {
                fields.accept(walk, outer);
            } else {
                walk.visitor().nothing();
            }
        }
    }

    /** One of those that a sealed type permits. */
    record Variant(String name, Fields fields) {}

    /** A value of a sealed type; may be null. */
    record Variants(List<Variant> all) implements SchemaNode {
        @Override
        public void accept(SchemaWalk walk, @Nullable Scope outer) {
            int index = walk.in().getByte() & 0xFF;
            if (index == 0) {
                walk.visitor().nothing();
            } else if (index > all.size()) {
                throw new IllegalArgumentException("there is no variant " + index);
            } else {
                Variant variant = all.get(index - 1);
                variant.fields.accept(walk, new Scope(this, outer), variant.name);
            }
        }
    }

    /** A type that the value is part of, so many levels further out. */
    record Enclosing(int levels) implements SchemaNode {
        @Override
        public void accept(SchemaWalk walk, @Nullable Scope outer) {
            Scope scope = outer;
            for (int i = 1; i < levels && scope != null; i++) {
                scope = scope.outer;
            }
            if (scope == null) {
                throw new IllegalArgumentException("there are no " + levels + " levels");
            }
            SchemaNode type = scope.node instanceof Fields fields ? new Nested(fields) : scope.node;
            type.accept(walk, scope.outer);
        }
    }
}
