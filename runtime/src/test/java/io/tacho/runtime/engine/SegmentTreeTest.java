package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentTreeTest {
    private final SegmentTree<String> tree = new SegmentTree<>();

    private static TopicPattern path(String text) {
        return TopicPattern.parse(text);
    }

    /** Every path of up to so many segments. */
    private static List<String> paths(int length, List<String> segments, boolean restAtTheEnd) {
        List<String> all = new ArrayList<>();
        List<String> longest = List.of("");
        for (int i = 0; i < length; i++) {
            List<String> longer = new ArrayList<>();
            for (String start : longest) {
                for (String segment : segments) {
                    longer.add(start + segment + ".");
                }
                if (restAtTheEnd) {
                    all.add(start + "#");
                }
            }
            longer.forEach(each -> all.add(each.substring(0, each.length() - 1)));
            longest = longer;
        }
        return all;
    }

    private static List<String> names() {
        return paths(4, List.of("a", "b"), false);
    }

    private static List<String> patterns() {
        return paths(4, List.of("a", "b", "*"), true);
    }

    private void put(List<String> paths) {
        paths.forEach(each -> tree.computeIfAbsent(path(each), () -> each));
    }

    @Test
    void shouldFindTheNamesThatMatchWhenGivenAPattern() {
        put(names());
        for (String pattern : patterns()) {
            List<String> found = new ArrayList<>();
            tree.forEachMatchedBy(path(pattern), found::add);
            List<String> expected =
                    names().stream().filter(n -> path(pattern).matches(path(n))).toList();
            assertEquals(expected.stream().sorted().toList(), sorted(found), pattern);
        }
    }

    @Test
    void shouldFindThePatternsThatMatchWhenGivenAName() {
        put(patterns());
        for (String name : names()) {
            List<String> found = new ArrayList<>();
            tree.forEachMatching(path(name), found::add);
            List<String> expected =
                    patterns().stream().filter(p -> path(p).matches(path(name))).toList();
            assertNotEquals(0, expected.size());
            assertEquals(expected.stream().sorted().toList(), sorted(found), name);
        }
    }

    private static List<String> sorted(List<String> found) {
        return found.stream().sorted().toList();
    }

    @Test
    void shouldKeepTheFirstValueWhenThereIsOne() {
        String first = tree.computeIfAbsent(path("a.b"), () -> "first");
        assertSame(first, tree.computeIfAbsent(path("a.b"), () -> "second"));
        assertSame(first, tree.get(path("a.b")));
        assertNull(tree.get(path("a")));
        assertNull(tree.get(path("a.b.c")));
        assertNull(tree.get(path("b")));
    }

    @Test
    void shouldKeepWhatLiesAboveAndBelowWhenAValueIsRemoved() {
        put(List.of("a", "a.b", "a.b.c", "a.d"));
        tree.remove(path("a.b"));
        assertNull(tree.get(path("a.b")));
        assertEquals("a", tree.get(path("a")));
        assertEquals("a.b.c", tree.get(path("a.b.c")));
        assertEquals("a.d", tree.get(path("a.d")));
    }

    @Test
    void shouldBeEmptyWhenAllIsRemoved() {
        assertTrue(tree.isEmpty());
        put(patterns());
        assertFalse(tree.isEmpty());
        tree.remove(path("not.there"));
        patterns().forEach(each -> tree.remove(path(each)));
        assertTrue(tree.isEmpty());
    }
}
