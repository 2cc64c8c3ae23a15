package io.tacho.profiling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.format.PauseCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmPausesTest {
    /**
     * The two clocks agree to some us, but the machine may stand still between the looks at them;
     * this is more than that, and far less than a wrong offset, which is of hours to years.
     */
    private static final long TOLERANCE_NANOS = 30_000_000_000L;

    @TempDir private Path temporary = Path.of("");

    @Test
    void shouldTellACollectionOnTheProgramsOwnClock() throws IOException {
        Path file = temporary.resolve("run.jfr");
        List<long[]> collections = new ArrayList<>();
        long before;
        long after;
        try (JvmPauses pauses = JvmPauses.start()) {
            before = System.nanoTime();
            System.gc();
            after = System.nanoTime();
            pauses.end(
                    file,
                    (cause, from, to) -> {
                        if (cause == PauseCause.GC) {
                            collections.add(new long[] {from, to});
                        }
                    });
        }

        assertTrue(Files.size(file) > 0);
        assertTrue(
                collections.stream()
                        .anyMatch(
                                each ->
                                        each[1] > each[0]
                                                && each[0] > before - TOLERANCE_NANOS
                                                && each[1] < after + TOLERANCE_NANOS),
                () -> collections.size() + " collections, none of them then");
    }

    private static Recording recording() {
        return FlightRecorder.getFlightRecorder().getRecordings().stream()
                .filter(each -> each.getName().equals("tacho-pauses"))
                .findFirst()
                .orElseThrow();
    }

    /** HotSpot ends the process otherwise. */
    @Test
    void shouldStopWhenThereIsNoRoomAnyMoreAndKeepWhatThereIs() throws IOException {
        AtomicLong usable = new AtomicLong(Long.MAX_VALUE);
        AtomicInteger pauses = new AtomicInteger();
        Path file = temporary.resolve("run.jfr");
        try (JvmPauses recorder = JvmPauses.start(folder -> RecorderRoom.in(folder, usable::get))) {
            System.gc();
            recorder.tick();
            assertNull(recorder.missing());
            assertEquals(RecordingState.RUNNING, recording().getState());

            usable.set(RecorderRoom.LEAST - 1);
            recorder.tick();
            recorder.tick();
            assertEquals(RecordingState.STOPPED, recording().getState());
            String missing = String.valueOf(recorder.missing());
            assertTrue(missing.matches("from 2.*Z on: no room in /.*"), missing);
            recorder.end(file, (cause, from, to) -> pauses.incrementAndGet());
        }
        assertTrue(pauses.get() > 0);
    }

    @Test
    void shouldNotStartWithoutRoom() {
        IOException refusal =
                assertThrows(
                        IOException.class,
                        () -> JvmPauses.start(folder -> RecorderRoom.in(folder, () -> 0)));
        assertTrue(
                String.valueOf(refusal.getMessage()).startsWith("no room in "), refusal::toString);
        assertEquals(List.of(), FlightRecorder.getFlightRecorder().getRecordings());
    }

    /** As {@code jcmd JFR.stop} does. */
    @Test
    void shouldSayThatSomebodyElseHasEndedIt() throws IOException {
        try (JvmPauses recorder = JvmPauses.start()) {
            recording().close();
            recorder.tick();
            IOException ended =
                    assertThrows(
                            IOException.class,
                            () ->
                                    recorder.end(
                                            temporary.resolve("run.jfr"), (cause, from, to) -> {}));
            assertEquals("somebody else has stopped the recording", ended.getMessage());
        }
    }
}
