package io.tacho.runtime.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Values by topic name, or by pattern, as a tree with a level for each segment: what matches is
 * found without a look at what does not. Each subtree is itself a tree. Not thread-safe.
 *
 * @param <V> the values
 */
final class SegmentTree<V> {
    private final Map<String, SegmentTree<V>> children = new HashMap<>();
    private @Nullable V value;

    SegmentTree() {}

    V computeIfAbsent(TopicPattern path, Supplier<V> made) {
        SegmentTree<V> node = this;
        for (String segment : path.segments()) {
            node = node.children.computeIfAbsent(segment, key -> new SegmentTree<>());
        }
        V found = node.value;
        if (found == null) {
            found = made.get();
            node.value = found;
        }
        return found;
    }

    @Nullable V get(TopicPattern path) {
        SegmentTree<V> node = this;
        for (String segment : path.segments()) {
            node = node.children.get(segment);
            if (node == null) {
                return null;
            }
        }
        return node.value;
    }

    /** Removes a value, and the nodes that were there only for it. */
    void remove(TopicPattern path) {
        remove(path.segments(), 0);
    }

    private void remove(List<String> path, int depth) {
        if (depth == path.size()) {
            value = null;
            return;
        }
        SegmentTree<V> child = children.get(path.get(depth));
        if (child != null) {
            child.remove(path, depth + 1);
            if (child.isEmpty()) {
                children.remove(path.get(depth));
            }
        }
    }

    boolean isEmpty() {
        return value == null && children.isEmpty();
    }

    /** In a tree of names: those that match a pattern. */
    void forEachMatchedBy(TopicPattern pattern, Consumer<? super V> action) {
        matchedBy(pattern.segments(), 0, action);
    }

    private void matchedBy(List<String> pattern, int depth, Consumer<? super V> action) {
        if (depth == pattern.size()) {
            accept(action);
            return;
        }
        String segment = pattern.get(depth);
        switch (segment) {
            case TopicPattern.REST -> forEach(action);
            case TopicPattern.ANY ->
                    children.values().forEach(c -> c.matchedBy(pattern, depth + 1, action));
            default -> {
                SegmentTree<V> child = children.get(segment);
                if (child != null) {
                    child.matchedBy(pattern, depth + 1, action);
                }
            }
        }
    }

    private void forEach(Consumer<? super V> action) {
        accept(action);
        children.values().forEach(child -> child.forEach(action));
    }

    /** In a tree of patterns: those that a name matches. */
    void forEachMatching(TopicPattern name, Consumer<? super V> action) {
        matching(name.segments(), 0, action);
    }

    private void matching(List<String> name, int depth, Consumer<? super V> action) {
        SegmentTree<V> rest = children.get(TopicPattern.REST);
        if (rest != null) {
            rest.accept(action);
        }
        if (depth == name.size()) {
            accept(action);
            return;
        }
        SegmentTree<V> any = children.get(TopicPattern.ANY);
        if (any != null) {
            any.matching(name, depth + 1, action);
        }
        SegmentTree<V> same = children.get(name.get(depth));
        if (same != null) {
            same.matching(name, depth + 1, action);
        }
    }

    private void accept(Consumer<? super V> action) {
        V here = value;
        if (here != null) {
            action.accept(here);
        }
    }
}
