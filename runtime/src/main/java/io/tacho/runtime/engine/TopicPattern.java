package io.tacho.runtime.engine;

import io.tacho.runtime.Topic;
import java.util.List;
import java.util.Objects;

/**
 * A topic's name, or a pattern of names: see {@link Topic} for the grammar. Immutable; two are
 * equal if their texts are.
 */
final class TopicPattern {
    /** Stands for one segment. */
    static final String ANY = "*";

    /** Stands for all segments from its place on, also for none. */
    static final String REST = "#";

    private final String text;
    private final List<String> segments;

    private TopicPattern(String text, List<String> segments) {
        this.text = text;
        this.segments = segments;
    }

    /**
     * @throws IllegalArgumentException if the text is against the grammar
     */
    static TopicPattern parse(String text) {
        TopicPattern pattern = split(text);
        int last = pattern.segments.size() - 1;
        for (int i = 0; i <= last; i++) {
            String segment = pattern.segments.get(i);
            if (segment.equals(REST) ? i < last : !segment.equals(ANY) && hasWildcard(segment)) {
                throw new IllegalArgumentException(
                        "topic '"
                                + text
                                + "' is no pattern: * takes the place of a whole segment, # that of"
                                + " the whole rest");
            }
        }
        return pattern;
    }

    /**
     * @throws IllegalArgumentException if the text is against the grammar or has a wildcard
     */
    static TopicPattern parseName(String text) {
        TopicPattern name = split(text);
        if (hasWildcard(text)) {
            throw new IllegalArgumentException(
                    "topic '"
                            + text
                            + "' has a wildcard: patterns are subscribed to, published is under"
                            + " exact names");
        }
        return name;
    }

    private static TopicPattern split(String text) {
        checkCharacters(Objects.requireNonNull(text, "topic"));
        List<String> segments = List.of(text.split("\\.", -1));
        if (segments.contains("")) {
            throw new IllegalArgumentException("topic '" + text + "' has an empty segment");
        }
        return new TopicPattern(text, segments);
    }

    private static void checkCharacters(String text) {
        if (text.isEmpty() || text.length() > Topic.MAX_NAME_LENGTH) {
            throw new IllegalArgumentException(
                    "a topic has 1 to "
                            + Topic.MAX_NAME_LENGTH
                            + " characters, this one "
                            + text.length());
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            // Not shown: it would break the line.
            throw new IllegalArgumentException("a topic has no control characters, this one has");
        }
    }

    private static boolean hasWildcard(String text) {
        return text.contains(ANY) || text.contains(REST);
    }

    String text() {
        return text;
    }

    List<String> segments() {
        return segments;
    }

    /** Whether an exact name is among those that this stands for. */
    boolean matches(TopicPattern name) {
        List<String> theirs = name.segments;
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (segment.equals(REST)) {
                return true;
            }
            if (i == theirs.size() || !segment.equals(ANY) && !segment.equals(theirs.get(i))) {
                return false;
            }
        }
        return segments.size() == theirs.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TopicPattern pattern && pattern.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
