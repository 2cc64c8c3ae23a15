package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.runtime.BrokenLog;
import io.tacho.runtime.DeadLetter;
import io.tacho.runtime.LogCapture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    private static final long SECOND = 1_000_000_000L;

    private final Cells cells = new Cells();
    private final ActorCell recipient = cells.make(1)[0];
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - SECOND);
    private final LogCapture log = new LogCapture("io.tacho.runtime.deadletters");
    private final List<DeadLetter> told = new ArrayList<>();
    private final DeadLetters letters =
            new DeadLetters(now::get, told::add, new FailureLog(now::get));

    @AfterEach
    void close() {
        log.close();
        cells.close();
    }

    @Test
    void shouldTellListenersAndSayWhyWhenALetterCannotBeLogged() {
        try (LogCapture runtime = new LogCapture("io.tacho.runtime");
                BrokenLog broken = new BrokenLog("io.tacho.runtime.deadletters")) {
            add(1);
            assertEquals(1, broken.refused());
            assertEquals(
                    List.of("WARNING a dead letter could not be shown"), runtime.lines("WARNING"));
            assertEquals(1, told.size());
        }
    }

    @Test
    void shouldSayThatAListenerThrew() {
        try (LogCapture runtime = new LogCapture("io.tacho.runtime")) {
            letters.subscribe(
                    letter -> {
                        throw new IllegalStateException("listener");
                    });
            add(1);
            assertEquals(
                    List.of("WARNING the dead letter listener threw"), runtime.lines("WARNING"));
            assertEquals(1, told.size());
        }
    }

    private void add(int count) {
        for (int i = 0; i < count; i++) {
            letters.add("text", recipient, null, DeadLetter.Reason.RECIPIENT_ENDED);
        }
    }

    @Test
    void shouldLogTenInTenSecondsAndThenHowManyMoreThereWere() {
        add(25);
        assertEquals(10, log.lines().size());
        assertEquals(
                "INFO dead letter, a java.lang.String from outside to #1000000: the recipient has"
                        + " ended",
                log.lines().get(0));
        // Across the end of the clock.
        now.addAndGet(10 * SECOND - 1);
        add(1);
        assertEquals(10, log.lines().size());
        now.addAndGet(1);
        add(2);
        assertEquals(12, log.lines().size());
        assertEquals(1, log.lines("16 more dead letters; ").size());
        assertEquals(28, told.size());
    }
}
