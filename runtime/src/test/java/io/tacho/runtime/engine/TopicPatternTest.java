package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicPatternTest {
    @ParameterizedTest
    @CsvSource({
        "a,          a,          true",
        "a,          b,          false",
        "a,          A,          false",
        "a,          ab,         false",
        "ab,         a,          false",
        "a,          a.b,        false",
        "a.b,        a,          false",
        "a.b,        a.b,        true",
        "a.b,        a.c,        false",
        "a.b.c,      a.b.c,      true",
        "a b.c,      a b.c,      true",
        "*,          a,          true",
        "*,          a.b,        false",
        "*.*,        a,          false",
        "*.*,        a.b,        true",
        "*.*,        a.b.c,      false",
        "a.*,        a,          false",
        "a.*,        a.b,        true",
        "a.*,        a.b.c,      false",
        "a.*,        b.a,        false",
        "*.b,        a.b,        true",
        "*.b,        a.c,        false",
        "a.*.c,      a.b.c,      true",
        "a.*.c,      a.b.d,      false",
        "a.*.c,      a.c,        false",
        "a.*.c,      a.b.b.c,    false",
        "#,          a,          true",
        "#,          a.b.c,      true",
        "a.#,        a,          true",
        "a.#,        a.b,        true",
        "a.#,        a.b.c.d,    true",
        "a.#,        ab,         false",
        "a.#,        b.a,        false",
        "a.b.#,      a,          false",
        "*.#,        a,          true",
        "*.#,        a.b,        true",
        "a.*.#,      a,          false",
        "a.*.#,      a.b,        true",
        "a.*.#,      a.b.c,      true",
        "*.b.#,      a.b,        true",
        "*.b.#,      a.c.b,      false"
    })
    void shouldMatchWhenTheTableSaysSo(String pattern, String name, boolean matches) {
        TopicPattern parsed = TopicPattern.parse(pattern);
        assertEquals(matches, parsed.matches(TopicPattern.parseName(name)));
        assertEquals(pattern, parsed.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ".", "a.", ".a", "a..b", "*.", "#.", "a*", "*a", "a.b*.c", "**", "#.a", "a.#.b",
                "#.#", "a#", "##", "*#", "a.\n", "\u0000", "a\u007f"
            })
    void shouldRefusePatternInOneLineWhenItIsAgainstTheGrammar(String text) {
        assertRefused(() -> TopicPattern.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..b", "*", "#", "a.*", "a.#", "a*b", "a\tb"})
    void shouldRefuseNameInOneLineWhenItIsAgainstTheGrammar(String text) {
        assertRefused(() -> TopicPattern.parseName(text));
    }

    private static void assertRefused(Runnable parse) {
        String line = "" + assertThrows(IllegalArgumentException.class, parse::run).getMessage();
        assertTrue(line.contains("topic"), line);
        assertEquals(1, line.lines().count(), line);
    }

    @Test
    void shouldRefuseLengthWhenItIsAboveTheLimit() {
        String longest = "a".repeat(Topic.MAX_NAME_LENGTH);
        assertEquals(longest, TopicPattern.parse(longest).text());
        assertRefused(() -> TopicPattern.parse(longest + "a"));
    }

    @Test
    void shouldBeEqualWhenTheTextIs() {
        TopicPattern pattern = TopicPattern.parse("a.*");
        assertEquals(pattern, TopicPattern.parse("a.*"));
        assertEquals(pattern.hashCode(), TopicPattern.parse("a.*").hashCode());
        assertNotEquals(pattern, TopicPattern.parse("a.#"));
        assertEquals(List.of("a", "*"), pattern.segments());
        assertEquals("a.*", pattern.toString());
    }

    /** All of up to four words there are, against what a regular expression says of them. */
    @Test
    void shouldMatchAsARegularExpressionDoes() {
        List<String> patterns = new ArrayList<>(words(List.of("a", "b", "*"), 4));
        for (String each : List.copyOf(patterns)) {
            patterns.add(each + ".#");
        }
        patterns.add("#");
        for (String pattern : patterns) {
            TopicPattern parsed = TopicPattern.parse(pattern);
            Pattern expression = Pattern.compile(expression(pattern));
            for (String name : words(List.of("a", "b"), 4)) {
                assertEquals(
                        expression.matcher(name).matches(),
                        parsed.matches(TopicPattern.parseName(name)),
                        pattern + " and " + name);
            }
        }
    }

    private static String expression(String pattern) {
        return pattern.equals("#")
                ? ".*"
                : pattern.replace(".#", "~")
                        .replace(".", "\\.")
                        .replace("*", "[^.]+")
                        .replace("~", "(\\..*)?");
    }

    private static List<String> words(List<String> alphabet, int most) {
        List<String> all = new ArrayList<>();
        List<String> longest = alphabet;
        for (int length = 1; length <= most; length++) {
            all.addAll(longest);
            longest =
                    longest.stream()
                            .flatMap(start -> alphabet.stream().map(word -> start + "." + word))
                            .toList();
        }
        return all;
    }
}
