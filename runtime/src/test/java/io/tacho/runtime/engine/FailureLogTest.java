package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.runtime.BrokenLog;
import io.tacho.runtime.LogCapture;
import io.tacho.runtime.SupervisionException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureLogTest {
    private static final String LOGGER = "io.tacho.runtime";
    private static final Throwable BOOM = new IllegalStateException("boom");

    private final Cells cells = new Cells();
    private final ActorCell cell = cells.make(1)[0];
    private final LogCapture log = new LogCapture(LOGGER);
    private final FailureLog failures = new FailureLog(() -> 0);

    @AfterEach
    void close() {
        log.close();
        cells.close();
    }

    @Test
    void shouldSayWhatFailedAndWhoseItWas() {
        failures.add(cell, BOOM);
        failures.addHook(cell, "postStop", BOOM);
        failures.add("the counters threw", BOOM);
        failures.note("a worker is stuck");
        failures.end(new SupervisionException("the root gave up", BOOM));
        assertEquals(
                List.of(
                        "WARNING actor #1000000 failed",
                        "WARNING postStop of actor #1000000 threw; stopping goes on",
                        "WARNING the counters threw",
                        "WARNING a worker is stuck",
                        "SEVERE the system shuts down: the root gave up"),
                log.lines());
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "hook", "thrown", "note", "end"})
    void shouldCountInTheNextLineWhatTheLoggerDidNotTake(String kind) {
        try (BrokenLog broken = new BrokenLog(LOGGER)) {
            add(kind);
            add(kind);
            assertEquals(2, broken.refused());
        }
        failures.note("mended");
        assertEquals(List.of("WARNING 2 more failures; mended"), log.lines("mended"));
    }

    private void add(String kind) {
        switch (kind) {
            case "failed" -> failures.add(cell, BOOM);
            case "hook" -> failures.addHook(cell, "postStop", BOOM);
            case "thrown" -> failures.add("something threw", BOOM);
            case "note" -> failures.note("something is amiss");
            default -> failures.end(new SupervisionException("the root gave up", BOOM));
        }
    }
}
