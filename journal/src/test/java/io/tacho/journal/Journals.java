package io.tacho.journal;

import io.tacho.journal.format.JournalFiles;
import io.tacho.journal.reader.JournalReader;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What several tests do with journals. */
final class Journals {
    private static final int AWAIT_LIMIT_SECONDS = Integer.getInteger("tacho.await", 10);
    private static final long AWAIT_POLL_NANOS = 50_000;

    private Journals() {}

    /**
     * Batches of 1 KiB, so that a few messages make many; time never ends one; each is appended by
     * the time it is full.
     */
    static JournalOptions.Builder smallBatches(Path directory, int streams) {
        return JournalOptions.builder(directory, streams)
                .appendMode(AppendMode.INLINE)
                .encoding(RecordEncoding.PLAIN)
                .batchBytes(1024)
                .maxBatchAge(Long.MAX_VALUE);
    }

    /** Messages 1 to n, in order, each {@code Pair(id, -id)}. */
    static void write(TapStream stream, int messages) {
        TestHeader header = new TestHeader();
        for (int id = 1; id <= messages; id++) {
            write(stream, header.set(id, new Pair(id, -id)));
        }
    }

    static void write(TapStream stream, TestHeader header) {
        long id = header.messageId();
        stream.begin(header, (int) id + 7, id + 8, id + 9, (int) id + 10);
        stream.end(id + 11, MessageOutcome.values()[(int) (id % 6)], (int) (id % 4));
    }

    /** A whole journal of one stream with messages 1 to n. */
    static void writeAll(Path directory, int messages) {
        writeAll(smallBatches(directory, 1), stream -> write(stream, messages));
    }

    /**
     * A whole journal of whatever is written to its first stream.
     *
     * @return closed, for what it has counted
     */
    static JournalTap writeAll(JournalOptions.Builder options, Consumer<TapStream> writing) {
        JournalTap tap = JournalTap.open(options.build());
        try (tap;
                TapStream stream = tap.openStream(0)) {
            writing.accept(stream);
        }
        return tap;
    }

    /** Waits for what must come about; fails after ten seconds, or {@code -Dtacho.await}. */
    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(AWAIT_LIMIT_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + AWAIT_LIMIT_SECONDS + " s: " + what);
            }
            LockSupport.parkNanos(AWAIT_POLL_NANOS);
        }
    }

    static List<Long> messageIds(JournalReader reader, int stream) {
        List<Long> ids = new ArrayList<>();
        reader.forEachRecord(stream, record -> ids.add(record.messageId()));
        return ids;
    }

    /** The data file of a stream; if there are several, the first. */
    static Path dataFile(Path journal, int stream) {
        return dataFiles(JournalFiles.stream(journal, stream)).get(0);
    }

    /** The file of what concerns the whole journal. */
    static Path metaFile(Path journal) {
        return dataFiles(JournalFiles.meta(journal)).get(0);
    }

    /** The data files of a queue, the oldest first. */
    static List<Path> dataFiles(Path queue) {
        return filesOf(queue).stream()
                .filter(file -> file.toString().endsWith(JournalFiles.QUEUE_FILE_SUFFIX))
                .toList();
    }

    /** A named pipe: who opens it waits until somebody writes to it. */
    static void makePipe(Path path) throws IOException {
        Process made = new ProcessBuilder("mkfifo", path.toString()).inheritIO().start();
        if (made.onExit().join().exitValue() != 0) {
            throw new IOException("no pipe can be made at " + path);
        }
    }

    static List<Path> filesOf(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
