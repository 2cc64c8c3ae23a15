package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus;
import io.tacho.journal.reader.JournalStatus.Completeness;
import io.tacho.runtime.spi.TapStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Batches that a worker hands over to the writer thread, and what becomes of them. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WriterThreadTest {
    /** Ten messages fill a batch. */
    private static final int PER_BATCH = 10;

    /** Fewer batches than the default pool has. */
    private static final int IN_POOL = 50 * PER_BATCH;

    private static final int MANY = 5_000;

    @TempDir private Path temp;

    private JournalOptions.Builder options(int streams) {
        return Journals.smallBatches(temp.resolve("journal"), streams)
                .appendMode(AppendMode.WRITER_THREAD);
    }

    private JournalReader read() {
        return JournalReader.open(temp.resolve("journal"));
    }

    private static List<Long> numbers(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void shouldWriteTheSameDocumentsInBothModes() {
        List<List<byte[]>> documents = new ArrayList<>();
        for (AppendMode mode : AppendMode.values()) {
            Path directory = temp.resolve(mode.name());
            JournalOptions options =
                    JournalOptions.builder(directory, 1)
                            .batchBytes(4096)
                            .maxBatchAge(200)
                            .appendMode(mode)
                            .build();
            try (JournalTap tap = JournalTap.open(options);
                    TapStream stream = tap.openStream(0)) {
                Journals.write(stream, MANY);
            }
            assertEquals(
                    Completeness.COMPLETE, JournalReader.open(directory).status().completeness());
            documents.add(ChronicleTail.contents(directory, 0));
        }

        assertEquals(documents.get(0).size(), documents.get(1).size());
        // All but the first one, which has the journal's id.
        for (int i = 1; i < documents.get(0).size(); i++) {
            assertArrayEquals(documents.get(0).get(i), documents.get(1).get(i));
        }
    }

    @Test
    void shouldKeepEachStreamsOrderWhenWorkersWriteAtTheSameTime() {
        int streams = 3;
        JournalTap tap = JournalTap.open(options(streams).poolBytes(1).build());
        List<CompletableFuture<Void>> workers = new ArrayList<>();
        for (int i = 0; i < streams; i++) {
            int stream = i;
            workers.add(CompletableFuture.runAsync(() -> writeAndClose(tap, stream, MANY)));
        }
        workers.forEach(CompletableFuture::join);
        tap.close();

        assertNull(tap.failure());
        assertEquals(0, tap.missed());
        for (int i = 0; i < streams; i++) {
            assertEquals(numbers(MANY), Journals.messageIds(read(), i));
        }
        assertEquals(Completeness.COMPLETE, read().status().completeness());
    }

    @Test
    void shouldWaitAndLoseNothingWhenAllBatchesAreOnTheirWay() {
        GatedWriter gated = new GatedWriter(GatedWriter.FOR_EVER);
        JournalTap tap = JournalTap.open(options(1).poolBytes(1).build(), gated.writer());
        long before = System.nanoTime();
        CompletableFuture<Void> worker = workerThatWaits(tap);
        assertEquals(1, tap.waits());
        assertEquals(0, tap.waitedNanos());
        assertEquals(0, tap.records());

        gated.open();
        worker.join();
        tap.close();

        assertTrue(tap.waitedNanos() > 0);
        assertTrue(tap.waitedNanos() <= System.nanoTime() - before, "longer than all took");
        assertNull(tap.failure());
        assertEquals(0, tap.missed());
        assertEquals(MANY, tap.records());
        assertEquals(numbers(MANY), Journals.messageIds(read(), 0));
        assertEquals(Completeness.COMPLETE, read().status().completeness());
    }

    @Test
    void shouldNotWaitWhenThePoolHasABatchLeft() {
        GatedWriter gated = new GatedWriter(GatedWriter.FOR_EVER);
        JournalTap tap = JournalTap.open(options(1).build(), gated.writer());
        TapStream stream = tap.openStream(0);
        Journals.write(stream, IN_POOL);
        stream.flush();
        assertEquals(0, tap.records());

        gated.open();
        stream.close();
        tap.close();

        assertEquals(0, tap.waits());
        assertEquals(IN_POOL, tap.records());
    }

    @Test
    void shouldStayInterruptedAndStillWaitWhenInterrupted() {
        GatedWriter gated = new GatedWriter(GatedWriter.FOR_EVER);
        JournalTap tap = JournalTap.open(options(1).poolBytes(1).build(), gated.writer());
        CompletableFuture<Boolean> interrupted =
                CompletableFuture.supplyAsync(
                        () -> {
                            TapStream stream = tap.openStream(0);
                            Thread.currentThread().interrupt();
                            Journals.write(stream, MANY);
                            stream.close();
                            return Thread.interrupted();
                        });
        Journals.await("a wait for a batch", () -> tap.waits() > 0);
        gated.open();

        assertTrue(interrupted.join());
        tap.close();
        assertEquals(MANY, tap.records());
        assertEquals(Completeness.COMPLETE, read().status().completeness());
    }

    @Test
    void shouldAppendAllThatWasHandedOverBeforeCloseReturns() throws InterruptedException {
        GatedWriter gated = new GatedWriter(GatedWriter.FOR_EVER);
        JournalTap tap = JournalTap.open(options(1).build(), gated.writer());
        Thread worker = new Thread(() -> writeAndClose(tap, 0, IN_POOL + 5));
        worker.start();
        // The pool is large enough: it can only wait for the end of its stream.
        awaitParked(worker);
        assertEquals(0, tap.records());

        gated.open();
        worker.join();
        assertEquals(IN_POOL + 5, tap.records());
        tap.close();

        assertEquals(numbers(IN_POOL + 5), Journals.messageIds(read(), 0));
        assertEquals(Completeness.COMPLETE, read().status().completeness());
        assertEquals(List.of(), read().status().inFlight());
    }

    @Test
    void shouldAppendWhatWasHandedOverWhenStreamIsLeftOpen() {
        JournalTap tap = JournalTap.open(options(1).build());
        TapStream stream = tap.openStream(0);
        Journals.write(stream, IN_POOL + 5);
        tap.close();

        assertEquals(numbers(IN_POOL), Journals.messageIds(read(), 0));
        JournalStatus status = read().status();
        assertEquals(Completeness.CUT, status.completeness(), status.reasons().toString());
    }

    @Test
    void shouldAppendWhatWasHandedOverWhenTheWorkerCanNotGoOn() {
        GatedWriter gated = new GatedWriter(GatedWriter.FOR_EVER);
        JournalOptions options = options(1).codec(Poison.class, new Poison.Codec()).build();
        JournalTap tap = JournalTap.open(options, gated.writer());
        TapStream stream = tap.openStream(0);
        Journals.write(stream, 2 * PER_BATCH + 3);
        Journals.write(stream, new TestHeader().set(99, new Poison()));
        assertNotNull(tap.failure());
        gated.open();
        stream.close();
        tap.close();

        assertEquals(numbers(2 * PER_BATCH), Journals.messageIds(read(), 0));
        assertEquals(3 + 1, tap.missed());
    }

    @Test
    void shouldMissAllThatWasHandedOverWhenTheThreadDies() throws InterruptedException {
        GatedWriter gated = new GatedWriter(GatedWriter.FOR_EVER);
        JournalTap tap = JournalTap.open(options(1).build(), gated.writer());
        TapStream stream = tap.openStream(0);
        Journals.write(stream, 5 * PER_BATCH + 5);
        gated.die();
        gated.thread().join();

        Journals.write(stream, 2 * PER_BATCH);
        assertEquals(7 * PER_BATCH + 5, tap.missed(), "told before the stream ends");
        assertNotNull(tap.failure());
        stream.close();
        tap.close();

        assertEquals(0, tap.records());
        assertEquals(7 * PER_BATCH + 5, tap.missed());
        assertEquals(7 * PER_BATCH + 5, read().status().missedMessages());
        assertEquals(Completeness.DAMAGED, read().status().completeness());
    }

    @Test
    void shouldGoOnWhenTheThreadDiesWhileAWorkerWaitsForABatch() {
        GatedWriter gated = new GatedWriter(GatedWriter.FOR_EVER);
        JournalTap tap = JournalTap.open(options(1).poolBytes(1).build(), gated.writer());
        CompletableFuture<Void> worker = workerThatWaits(tap);
        gated.die();
        worker.join();
        tap.close();

        assertTrue(tap.failure() instanceof JournalException, () -> "was " + tap.failure());
        assertEquals(MANY, tap.missed());
        assertEquals(Completeness.DAMAGED, read().status().completeness());
    }

    @Test
    void shouldGoOnWhenTheThreadDiesWhileAWorkerWaitsForItsEnd() throws InterruptedException {
        GatedWriter gated = new GatedWriter(GatedWriter.FOR_EVER);
        JournalTap tap = JournalTap.open(options(1).build(), gated.writer());
        Thread worker = new Thread(() -> writeAndClose(tap, 0, IN_POOL));
        worker.start();
        awaitParked(worker);
        gated.die();
        worker.join();
        tap.close();

        assertNotNull(tap.failure());
        assertEquals(IN_POOL, tap.missed());
        assertEquals(Completeness.DAMAGED, read().status().completeness());
    }

    @Test
    void shouldGiveUpAndSaySoWhenTheThreadIsStuckAtTheEnd() throws InterruptedException {
        GatedWriter gated = new GatedWriter(0);
        JournalTap tap = JournalTap.open(options(1).build(), gated.writer());
        writeAndClose(tap, 0, IN_POOL);
        tap.close();
        assertNotNull(tap.failure());

        // What it finds when it gets on again is counted, but no longer written.
        gated.open();
        gated.thread().join();
        assertEquals(IN_POOL, tap.missed());
        assertEquals(0, read().status().messages());
        assertEquals(Completeness.CUT, read().status().completeness());
    }

    /** A worker that has ended with a message in hand is shown with it, unless all was well. */
    @Test
    void shouldStillShowWhatWasInHandWhenTheThreadHasDied() throws InterruptedException {
        GatedWriter gated = new GatedWriter(GatedWriter.FOR_EVER);
        JournalTap tap = JournalTap.open(options(1).build(), gated.writer());
        TapStream stream = tap.openStream(0);
        gated.die();
        gated.thread().join();
        stream.begin(new TestHeader().set(7, "m"), 1, 1, 1, 1);
        stream.close();
        tap.close();

        assertEquals(1, tap.missed());
        assertEquals(7, read().status().inFlight().get(0).messageId());
    }

    /** Writes many, and waits for a batch by the time this returns. */
    private static CompletableFuture<Void> workerThatWaits(JournalTap tap) {
        CompletableFuture<Void> worker =
                CompletableFuture.runAsync(() -> writeAndClose(tap, 0, MANY));
        Journals.await("a wait for a batch", () -> tap.waits() > 0);
        return worker;
    }

    private static void awaitParked(Thread worker) {
        Journals.await("the worker parked", () -> worker.getState() == Thread.State.TIMED_WAITING);
    }

    private static void writeAndClose(JournalTap tap, int index, int messages) {
        try (TapStream stream = tap.openStream(index)) {
            Journals.write(stream, messages);
        }
    }
}
