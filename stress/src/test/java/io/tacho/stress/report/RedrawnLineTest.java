package io.tacho.stress.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RedrawnLineTest {
    private static final int WIDTH = 79;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final RedrawnLine line =
            new RedrawnLine(new PrintStream(written, true, StandardCharsets.UTF_8));

    @Test
    void shouldCoverWhatWasThere() {
        line.draw("12 of 100");
        line.draw("9");
        assertEquals("\r12 of 100" + " ".repeat(WIDTH - 9) + "\r9" + " ".repeat(WIDTH - 1), text());
    }

    @Test
    void shouldNotBeginAnotherLine() {
        line.draw("x".repeat(200));
        assertEquals("\r" + "x".repeat(WIDTH), text());
    }

    @Test
    void shouldBeTakenAwayOnce() {
        line.draw("x".repeat(WIDTH));
        written.reset();
        line.clear();
        line.clear();
        assertEquals("\r" + " ".repeat(WIDTH) + "\r", text());
    }

    @Test
    void shouldNotBeTakenAwayWhereNothingWasDrawn() {
        line.clear();
        assertEquals("", text());
    }

    @Test
    void shouldShowNoMoreThanAll() {
        assertEquals("[" + "=".repeat(10) + " ".repeat(10) + "]  50%", RedrawnLine.bar(1, 2));
        assertEquals("[" + "=".repeat(20) + "] 100%", RedrawnLine.bar(3, 2));
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
