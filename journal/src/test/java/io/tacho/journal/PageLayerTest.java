package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.tacho.journal.format.DocumentKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageLayerTest {
    private static final long AHEAD = 1 << 20;

    @TempDir private Path temp;

    /** Closed queues: their files are no longer than what is in them. */
    private LaidOutFile file(String name) throws IOException {
        Path directory = temp.resolve(name);
        try (QueueWriter queue = new QueueWriter(directory, AHEAD)) {
            queue.append(new DocumentBuffer(64), DocumentKind.CONFIG, 1, 64, 0, 0);
        }
        return LaidOutFile.of(directory, AHEAD);
    }

    private static long size(LaidOutFile file) {
        try {
            return file.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldKeepLayingOutAllFilesAheadOfTheirAppenders() throws IOException {
        LaidOutFile first = file("first");
        LaidOutFile second = file("second");
        long end = size(first);
        try (PageLayer pages = new PageLayer()) {
            pages.add(first);
            Journals.await("the first is laid out", () -> size(first) > end + AHEAD / 2);
            pages.add(second);
            Journals.await("the second is laid out", () -> size(second) > end + AHEAD / 2);
            first.appendedTo(end + AHEAD);
            Journals.await("it follows", () -> size(first) > end + AHEAD + AHEAD / 2);
        }
        first.release();
        second.release();
    }

    @Test
    void shouldAllocateNothingWhenItLaysOut() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Set<Thread> others = Thread.getAllStackTraces().keySet();
        LaidOutFile file = file("only");
        long position = size(file);
        try (PageLayer pages = new PageLayer()) {
            pages.add(file);
            Thread laysOut = newThread(others);
            long least = Long.MAX_VALUE;
            for (int attempt = 1; attempt <= 20 && least > 0; attempt++) {
                long before = threads.getThreadAllocatedBytes(laysOut.getId());
                long end = position += AHEAD;
                file.appendedTo(end);
                Journals.await("it follows", () -> size(file) > end + AHEAD / 2);
                least = Math.min(least, threads.getThreadAllocatedBytes(laysOut.getId()) - before);
            }
            assertEquals(0, least);
        }
        file.release();
    }

    private static Thread newThread(Set<Thread> others) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !others.contains(thread))
                .filter(thread -> thread.getName().equals("journal-pages"))
                .findFirst()
                .orElseThrow();
    }
}
