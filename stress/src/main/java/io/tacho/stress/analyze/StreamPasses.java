package io.tacho.stress.analyze;

import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.journal.reader.RecordVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
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
     * @param visitorOf makes the visitor of a stream, on the thread that goes through it
     * @return the visitors, by stream, done with and safe to use here
     */
    <V extends RecordVisitor> List<V> visit(IntFunction<V> visitorOf) {
        int threads = Math.min(reader.streams(), Runtime.getRuntime().availableProcessors());
        if (threads <= 1) {
            List<V> visitors = new ArrayList<>();
            for (int stream = 0; stream < reader.streams(); stream++) {
                visitors.add(visit(stream, visitorOf));
            }
            return visitors;
        }
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<V>> passes = new ArrayList<>();
            for (int i = 0; i < reader.streams(); i++) {
                int stream = i;
                passes.add(() -> visit(stream, visitorOf));
            }
            List<V> visitors = new ArrayList<>();
            for (Future<V> pass : executor.invokeAll(passes)) {
                visitors.add(pass.get());
            }
            return visitors;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the journal", e);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private <V extends RecordVisitor> V visit(int stream, IntFunction<V> visitorOf) {
        V visitor = visitorOf.apply(stream);
        Reporting reporting = new Reporting(visitor, progress);
        reader.forEachRecord(stream, reporting);
        reporting.report();
        return visitor;
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
    private static final class Reporting implements RecordVisitor {
        private final RecordVisitor visitor;
        private final AnalysisProgress progress;
        private long unreported;

        Reporting(RecordVisitor visitor, AnalysisProgress progress) {
            this.visitor = visitor;
            this.progress = progress;
        }

        @Override
        public void onRecord(RecordFlyweight record) {
            visitor.onRecord(record);
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
