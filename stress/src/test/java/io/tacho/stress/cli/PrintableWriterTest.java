package io.tacho.stress.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableWriterTest {
    private final StringWriter written = new StringWriter();
    private final PrintWriter out = PrintableWriter.to(new PrintWriter(written));

    @Test
    void shouldLetLinesTabsAndColoursThrough() {
        String text = "one\ttwo\u001b[32;1m✓\u001b[0m\nthree\r\n";
        out.print(text);
        out.flush();
        assertEquals(text, written.toString());
    }

    /** Clears the screen, sets a title, goes up, rings, begins a line anew, and the same in C1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[2J",
                "\u001b]0;title\u0007",
                "\u001b[1A",
                "\u0007",
                "\rstress: all is well",
                "\u009b2J",
                "\u007f",
                "\u001b",
                "\u001b[32"
            })
    void shouldShowWhatSteersATerminalAsUnprintable(String name) {
        out.printf("name %s%n", name);
        assertEquals(0, written.toString().lines().skip(1).count(), written::toString);
        assertEquals(
                0,
                written.toString()
                        .replace(System.lineSeparator(), "")
                        .chars()
                        .filter(Character::isISOControl)
                        .count(),
                written::toString);
    }

    /** The line would be read as "ping-pong: passed". */
    @Test
    void shouldKeepNamesFromTurningALineAround() {
        out.printf("%s: failed%n", "ping-pong\u202e dessap :\u2066");
        out.printf("%s%n", "next\u2028line");
        assertEquals(
                "ping-pong\uFFFD dessap :\uFFFD: failed%nnext\uFFFDline%n".formatted(),
                written.toString());
    }

    /** Of GitHub Actions, which takes space off a line, Azure Pipelines and TeamCity. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ::error::all is well      | \uFFFD:error::all is well
                    '  ::stop-commands::x'    | '  \uFFFD:stop-commands::x'
                    '\u3000::add-mask::e'     | '\u3000\uFFFD:add-mask::e'
                    a ##[add-mask]e           | a \uFFFD#[add-mask]e
                    '##vso[task.complete]done' | \uFFFD#vso[task.complete]done
                    '##teamcity[testFailed]'  | \uFFFD#teamcity[testFailed]
                    a::b, ## c [d]            | a::b, ## c [d]
                    """)
    void shouldNotPassCommandsToWhatReadsTheLog(String name, String shown) {
        out.printf("%s%n  %-3s%n%s", "one", name, name);
        out.flush();
        assertEquals(List.of("one", "  " + shown, shown), written.toString().lines().toList());
    }

    @Test
    void shouldLetColonsThroughThatDoNotBeginALine() {
        out.print("gc");
        out.print("::");
        out.flush();
        assertEquals("gc::", written.toString());
    }

    @Test
    void shouldLookAtCharactersToo() {
        out.write('\u001b');
        out.write(new char[] {'a', '\u0007', 'b'}, 1, 2);
        out.append('\u009b').append("c").flush();
        assertEquals("\uFFFD\uFFFDb\uFFFDc", written.toString());
    }
}
