package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.sun.management.ThreadMXBean;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import io.tacho.runtime.spi.WorkerActivity;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JournalAllocationTest {
    private static final int RECORDS = 100_000;

    @TempDir private Path temp;

    enum Side {
        BUY,
        SELL
    }

    record Part(Long id, Side side) {}

    record Rich(String name, Side side, Part part, Double price, boolean last) {}

    sealed interface Shape {}

    record Circle(double radius) implements Shape {}

    record Group(List<Shape> members, int[] colours) implements Shape {}

    record Drawing(Shape shape, String[] notes, Instant at) {}

    @ParameterizedTest
    @EnumSource(AppendMode.class)
    void shouldAllocateNothingWhenRecording(AppendMode mode) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Object[] messages = {
            new Drawing(
                    new Group(
                            List.of(new Circle(1), new Group(List.of(), new int[8])),
                            new int[] {1}),
                    new String[] {"a", "b"},
                    Instant.EPOCH),
            new Pair(1, 2),
            new Rich("gr\u00FCn", Side.SELL, new Part(7L, Side.BUY), 2.5, true),
            "x"
        };
        try (JournalTap tap =
                        JournalTap.open(
                                JournalOptions.builder(temp.resolve("j"), 1)
                                        .appendMode(mode)
                                        .build());
                TapStream stream = tap.openStream(0)) {
            TestHeader header = new TestHeader();
            record(stream, header, messages, RECORDS);
            // The first readings allocate, too.
            threads.getCurrentThreadAllocatedBytes();

            long least = Long.MAX_VALUE;
            int rounds = 1;
            for (; rounds < 6 && least > 0; rounds++) {
                // The JIT compiler may still be at it in the first attempts.
                long before = threads.getCurrentThreadAllocatedBytes();
                record(stream, header, messages, RECORDS);
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertEquals(0, least);
            stream.flush();
            long recorded = (long) rounds * RECORDS;
            Journals.await("all records appended", () -> tap.records() == recorded);
            assertNull(tap.failure());
            assertEquals(Map.of(), tap.opaqueTypes());
        }
    }

    @Test
    void shouldAllocateNothingWhenTheWriterThreadAppends() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Object[] messages = {new Pair(1, 2)};
        GatedWriter writer = new GatedWriter(GatedWriter.FOR_EVER);
        writer.open();
        JournalOptions options = JournalOptions.builder(temp.resolve("j"), 1).build();
        try (JournalTap tap = JournalTap.open(options, writer.writer());
                TapStream stream = tap.openStream(0)) {
            TestHeader header = new TestHeader();
            long least = Long.MAX_VALUE;
            for (int attempt = 1; attempt <= 6 && least > 0; attempt++) {
                long before = threads.getThreadAllocatedBytes(writer.thread().getId());
                record(stream, header, messages, RECORDS);
                stream.flush();
                long recorded = (long) attempt * RECORDS;
                Journals.await("all records appended", () -> tap.records() == recorded);
                long allocated = threads.getThreadAllocatedBytes(writer.thread().getId()) - before;
                least = Math.min(least, allocated);
            }
            assertEquals(0, least);
        }
    }

    private static void record(TapStream stream, TestHeader header, Object[] messages, int count) {
        for (int i = 1; i <= count; i++) {
            stream.begin(header.set(i, messages[i % messages.length]), 1, i, i * 100L, -1);
            stream.end(i * 100L + 50, MessageOutcome.HANDLED, 0);
            if (i % 1000 == 0) {
                stream.activity(WorkerActivity.PARK, 0, 10_000);
                stream.poll(i * 100L);
            }
        }
    }
}
