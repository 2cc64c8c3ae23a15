package io.tacho.profiling;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.format.PauseCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        try (JvmPauses pauses = new JvmPauses()) {
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
}
