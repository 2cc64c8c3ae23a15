package io.tacho.stress.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text of one paragraph, or of a cell.
 *
 * @param spans its parts
 */
public record Text(List<Span> spans) {
    /** Nothing. */
    public static final Text NONE = new Text(List.of());

    /** Copies the parts. */
    public Text {
        spans = List.copyOf(spans);
    }

    /**
     * Words.
     *
     * @param text any
     * @return the text
     */
    public static Text of(String text) {
        return text.isEmpty() ? NONE : new Text(List.of(new Span.Plain(text)));
    }

    /**
     * A name, a path, a flag.
     *
     * @param text any
     * @return the text
     */
    public static Text code(String text) {
        return new Text(List.of(new Span.Code(text)));
    }

    /**
     * Words that are not to be overlooked.
     *
     * @param text any
     * @return the text
     */
    public static Text strong(String text) {
        return new Text(List.of(new Span.Strong(text)));
    }

    /**
     * Words beside others, less loud.
     *
     * @param text any
     * @return the text
     */
    public static Text note(String text) {
        return new Text(List.of(new Span.Note(text)));
    }

    /**
     * A reference.
     *
     * @param text to be shown
     * @param target relative, each part of its path encoded
     * @return the text
     */
    public static Text link(String text, String target) {
        return new Text(List.of(new Span.Link(text, target)));
    }

    /**
     * A verdict.
     *
     * @param tone of it
     * @param text with a shape in front
     * @return the text
     */
    public static Text mark(Tone tone, String text) {
        return new Text(List.of(new Span.Mark(tone, text)));
    }

    /**
     * Texts under one another.
     *
     * @param texts any number; empty ones are left out
     * @return a text of so many lines
     */
    public static Text lines(List<Text> texts) {
        return joined(new Text(List.of(new Span.Break())), texts);
    }

    /**
     * Texts one after the other.
     *
     * @param separator between each two
     * @param texts any number; empty ones are left out
     * @return one text
     */
    public static Text joined(Text separator, List<Text> texts) {
        List<Span> spans = new ArrayList<>();
        for (Text each : texts) {
            if (!spans.isEmpty() && !each.spans.isEmpty()) {
                spans.addAll(separator.spans);
            }
            spans.addAll(each.spans);
        }
        return new Text(spans);
    }

    /**
     * This, and more.
     *
     * @param more that follows
     * @return both
     */
    public Text then(Text more) {
        return new Text(Stream.concat(spans.stream(), more.spans.stream()).toList());
    }

    /**
     * This, and more words.
     *
     * @param more that follow
     * @return both
     */
    public Text then(String more) {
        return then(of(more));
    }

    void accept(SpanVisitor visitor) {
        spans.forEach(span -> span.accept(visitor));
    }
}
