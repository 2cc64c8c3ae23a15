package io.tacho.stress.analyze;

import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.journal.reader.RecordVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows each stream of a journal to a visitor of its own, on as many threads as there are cores.
 */
final class StreamPasses {
    private static final int RECORDS_A_REPORT = 1 << 16;

    private final JournalReader reader;
    private final AnalysisProgress progress;

    StreamPasses(JournalReader reader, AnalysisProgress progress) {
        this.reader = reader;
        this.progress = progress;
    }

    /**
     * Goes through all streams.
     *
     * @param visitorOf makes the visitor of a stream, on the thread that goes through it, when
     *     there is something to show it
     * @return the visitors of the streams that are not empty, done with and safe to use here
     */
    <V extends RecordVisitor> List<V> visit(IntFunction<V> visitorOf) {
        return visit(visitorOf, visitor -> visitor);
    }

    /**
     * Goes through all streams.
     *
     * @param visitorOf makes the visitor of a stream, on the thread that goes through it, when
     *     there is something to show it
     * @param end is given each visitor on its thread, after the last record; so that what a visitor
     *     needs only for its work need not be there for all streams at a time
     * @return what that made of the visitors of the streams that are not empty
     */
    <V extends RecordVisitor, R> List<R> visit(IntFunction<V> visitorOf, Function<V, R> end) {
        int threads = Math.min(reader.streams(), Runtime.getRuntime().availableProcessors());
        ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, threads));
        try {
            List<Callable<Optional<R>>> passes = new ArrayList<>();
            for (int i = 0; i < reader.streams(); i++) {
                int stream = i;
                passes.add(() -> visit(stream, visitorOf).map(end));
            }
            List<R> results = new ArrayList<>();
            for (Future<Optional<R>> pass : executor.invokeAll(passes)) {
                pass.get().ifPresent(results::add);
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the journal", e);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private <V extends RecordVisitor> Optional<V> visit(int stream, IntFunction<V> visitorOf) {
        Reporting<V> reporting = new Reporting<>(() -> visitorOf.apply(stream), progress);
        reader.forEachRecord(stream, reporting);
        reporting.report();
        return Optional.ofNullable(reporting.visitor);
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException unchecked) {
            return unchecked;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(cause);
    }

    /** Tells how far it is. */
    private static final class Reporting<V extends RecordVisitor> implements RecordVisitor {
        private final Supplier<V> factory;
        private final AnalysisProgress progress;
        private @Nullable V visitor;
        private long unreported;

        Reporting(Supplier<V> factory, AnalysisProgress progress) {
            this.factory = factory;
            this.progress = progress;
        }

        @Override
        public void onRecord(RecordFlyweight record) {
            V present = visitor;
            if (present == null) {
                present = factory.get();
                visitor = present;
            }
            present.onRecord(record);
            if (++unreported == RECORDS_A_REPORT) {
                report();
            }
        }

        void report() {
            progress.read(unreported);
            unreported = 0;
        }
    }
}
