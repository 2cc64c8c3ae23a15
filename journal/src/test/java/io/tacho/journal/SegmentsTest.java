package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.SegmentOptions.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a file is full or old, and which have to go, to the byte and the nanosecond. */
class SegmentsTest {
    private static final long MIB = 1 << 20;

    /** Of a clock that did not begin at 0. */
    private static final long START = 1_000_000_000_000L;

    @TempDir private Path temp;

    private static Segments segments(long segmentBytes, long segmentNanos, long maxBytes) {
        return new Segments(
                new SegmentOptions(segmentBytes, segmentNanos, maxBytes, Durability.PROCESS));
    }

    private Segments.Segment file(String name, long bytes) throws IOException {
        return new Segments.Segment(Files.createFile(temp.resolve(name)), bytes, 0, 0, 0);
    }

    @Test
    void shouldBeginANewFileWhenOneHasItsBytes() {
        Segments segments = segments(MIB, 0, 0);

        assertFalse(segments.isNewDue(MIB - 1, START));
        assertFalse(segments.isNewDue(MIB - 1, Long.MAX_VALUE), "no age was asked for");
        assertTrue(segments.isNewDue(MIB, START));
    }

    @Test
    void shouldBeginANewFileWhenOneHasItsAge() throws IOException {
        Segments segments = segments(MIB, 100, 0);

        assertFalse(segments.isNewDue(0, START), "counts from its first batch");
        assertFalse(segments.isNewDue(0, START + 99));
        assertTrue(segments.isNewDue(0, START + 100));
        segments.ended(file("first", 1), START + 100);
        assertFalse(segments.isNewDue(0, START + 199));
        assertTrue(segments.isNewDue(0, START + 200));
    }

    /** The file that is written may still become as large as any. */
    @Test
    void shouldKeepFilesThatJustFitAndDropTheOldestOfMore() throws IOException {
        Segments segments = segments(MIB, 0, 4 * MIB);
        List<Segments.Segment> dropped = new ArrayList<>();
        Segments.Segment first = file("first", MIB);
        Segments.Segment second = file("second", 2 * MIB);
        segments.ended(first, START);
        segments.ended(second, START);
        segments.dropSurplus(dropped::add);
        assertEquals(List.of(), dropped);

        segments.ended(file("third", 1), START);
        segments.dropSurplus(
                oldest -> {
                    assertTrue(Files.exists(oldest.file()), "told before it goes");
                    dropped.add(oldest);
                });
        assertEquals(List.of(first), dropped);
        assertFalse(Files.exists(first.file()));
        assertTrue(Files.exists(second.file()));
    }

    @Test
    void shouldTakeTheLeastAndTheMostOfEachOption() {
        new SegmentOptions(MIB, 0, 0, Durability.PROCESS);
        new SegmentOptions(64L << 30, Long.MAX_VALUE, 4 * MIB, Durability.POWER);
        SegmentOptions two = new SegmentOptions(MIB, 0, 8 * MIB, Durability.PROCESS).shareOf(2);
        assertEquals(4 * MIB, two.maxBytes());
    }

    @Test
    void shouldRefuseLessAndMoreAndSayOfWhat() {
        assertRefused("segmentBytes", MIB - 1, 0, 0);
        assertRefused("segmentBytes", (64L << 30) + 1, 0, 0);
        assertRefused("segmentNanos", MIB, -1, 0);
        assertRefused("maxBytes", MIB, 0, 4 * MIB - 1);
        assertRefused("maxBytes", MIB, 0, -1);
        SegmentOptions two = new SegmentOptions(MIB, 0, 8 * MIB - 1, Durability.PROCESS);
        assertSays("maxBytes a stream", () -> two.shareOf(2));
    }

    private static void assertRefused(String name, long bytes, long nanos, long maxBytes) {
        assertSays(name, () -> segments(bytes, nanos, maxBytes));
    }

    private static void assertSays(String name, Runnable making) {
        String message = assertThrows(IllegalArgumentException.class, making::run).getMessage();
        assertTrue(String.valueOf(message).startsWith(name + " is"), message);
    }
}
