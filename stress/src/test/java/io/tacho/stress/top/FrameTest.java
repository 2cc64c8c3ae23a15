package io.tacho.stress.top;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.stress.top.Look.ComponentLook;
import io.tacho.stress.top.Look.Flow;
import io.tacho.stress.top.Look.WorkerLook;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {
    private static final List<ComponentLook> COMPONENTS =
            List.of(
                    new ComponentLook("component-0000001", 1_000, 3, 900, 450, 0.1),
                    new ComponentLook("component-0000002", 50, 800, 2_000_000, 1_500_000, 0.7),
                    new ComponentLook("component-0000003", 20_000, 0, 40_000, 500, 0.01));

    private static Look look(@Nullable List<ComponentLook> components) {
        return new Look(
                "mixed-17",
                17,
                "running",
                10_000,
                "starting 0  ready 10,000",
                123_456,
                789,
                Map.of(
                        MessageOutcome.HANDLED, new Flow(5_000_000, 123_000),
                        MessageOutcome.FAILED, new Flow(0, 0),
                        MessageOutcome.EXPIRED, new Flow(3, 0)),
                List.of(
                        new WorkerLook(0, 4_000_000, 12, "component-0000002", 12_300_000_000L),
                        new WorkerLook(1, 1_000_000, 0, null, 0)),
                components);
    }

    private static List<String> lines(Order order) {
        return new Frame(80, 24).of(look(COMPONENTS), order).lines();
    }

    @ParameterizedTest
    @CsvSource({"BACKLOG, 2", "RATE, 3", "SLOWEST, 2", "TIME, 2"})
    void shouldHaveTheMostFirst(Order order, int first) {
        Frame.Page page = new Frame(80, 24).of(look(COMPONENTS), order);
        assertTrue(page.lines().get(page.title()).contains("▼"));
        assertTrue(
                page.lines().get(page.title() + 1).startsWith("component-000000" + first),
                page::toString);
    }

    @Test
    void shouldSayWhichHandlerKeepsAWorker() {
        List<String> lines = lines(Order.SLOWEST);
        assertTrue(
                lines.stream().anyMatch(line -> line.endsWith("IN component-0000002 FOR 12.3 s")),
                lines::toString);
        assertTrue(lines.stream().anyMatch(line -> line.contains("between messages")));
    }

    @Test
    void shouldLeaveOutOutcomesThatNeverCame() {
        List<String> lines = lines(Order.SLOWEST);
        assertTrue(lines.stream().noneMatch(line -> line.contains("failed")));
        assertTrue(lines.stream().anyMatch(line -> line.contains("expired")));
    }

    @ParameterizedTest
    @CsvSource({"60, 10", "80, 24", "200, 60"})
    void shouldFit(int width, int height) {
        List<String> lines = new Frame(width, height).of(look(COMPONENTS), Order.RATE).lines();
        assertTrue(lines.size() <= height, lines::toString);
        lines.forEach(line -> assertTrue(line.length() <= width, line));
    }

    @Test
    void shouldKeepTheEndOfALongName() {
        ComponentLook named =
                new ComponentLook("a/very/long/path/of/supervisors/down/to/me", 1, 0, 1, 1, 0);
        Frame.Page page = new Frame(80, 24).of(look(List.of(named)), Order.RATE);
        assertTrue(page.lines().get(page.title() + 1).contains("down/to/me "), page::toString);
    }

    @Test
    void shouldDoWithoutActors() {
        Frame.Page page = new Frame(80, 24).of(look(null), Order.RATE);
        assertEquals(-1, page.title());
    }
}
