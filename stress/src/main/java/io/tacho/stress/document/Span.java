package io.tacho.stress.document;

/** A part of a text. */
public sealed interface Span {
    /**
     * Shows itself.
     *
     * @param visitor that is told what it is
     */
    void accept(SpanVisitor visitor);

    /**
     * Words.
     *
     * @param text any
     */
    record Plain(String text) implements Span {
        @Override
        public void accept(SpanVisitor visitor) {
            visitor.plain(text);
        }
    }

    /**
     * A name, a path, a flag.
     *
     * @param text any
     */
    record Code(String text) implements Span {
        @Override
        public void accept(SpanVisitor visitor) {
            visitor.code(text);
        }
    }

    /**
     * Words that are not to be overlooked.
     *
     * @param text any
     */
    record Strong(String text) implements Span {
        @Override
        public void accept(SpanVisitor visitor) {
            visitor.strong(text);
        }
    }

    /**
     * Words beside others, less loud.
     *
     * @param text any
     */
    record Note(String text) implements Span {
        @Override
        public void accept(SpanVisitor visitor) {
            visitor.note(text);
        }
    }

    /**
     * A reference.
     *
     * @param text to be shown
     * @param target relative, each part of its path encoded
     */
    record Link(String text, String target) implements Span {
        @Override
        public void accept(SpanVisitor visitor) {
            visitor.link(text, target);
        }
    }

    /**
     * A verdict: understood from its words alone.
     *
     * @param tone of it
     * @param text with a shape in front
     */
    record Mark(Tone tone, String text) implements Span {
        @Override
        public void accept(SpanVisitor visitor) {
            visitor.mark(tone, text);
        }
    }

    /** The end of a line. */
    record Break() implements Span {
        @Override
        public void accept(SpanVisitor visitor) {
            visitor.lineBreak();
        }
    }
}
