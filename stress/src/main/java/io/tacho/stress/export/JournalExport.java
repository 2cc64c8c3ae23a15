package io.tacho.stress.export;

import io.tacho.journal.OwnerOnlyDirectories;
import io.tacho.journal.OwnerOnlyFiles;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.RecordCursor;
import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.stress.ExitCode;
import io.tacho.stress.FolderContent;
import io.tacho.stress.StressException;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes a journal in a format of others: whole, or nothing at all. */
public final class JournalExport {
    private final JournalReader reader;

    /**
     * Of one journal.
     *
     * @param reader of it
     */
    public JournalExport(JournalReader reader) {
        this.reader = reader;
    }

    /**
     * Writes JSON lines to a writer, which is closed.
     *
     * @param out where to
     * @throws StressException if it can't be written
     */
    public void writeJsonLines(Writer out) {
        try {
            copy(new JsonLinesSink(out, reader.dictionary()));
        } catch (IOException e) {
            throw failure("the output", e);
        }
    }

    /**
     * Writes a file, or for CSV a folder, for its owner alone, since it has what messages say;
     * under a name of its own first, so that nothing half of it stays behind.
     *
     * @param format of it
     * @param target must not exist
     * @throws StressException if it exists, or can't be written
     */
    public void write(ExportFormat format, Path target) {
        if (Files.exists(target)) {
            throw new StressException(target + " exists; name a new one");
        }
        try {
            Path part = part(format, target.toAbsolutePath().resolveSibling(""));
            try {
                write(part, format);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(part);
            }
        } catch (IOException e) {
            throw failure(target.toString(), e);
        }
    }

    /** Of a name that nobody else has, because what is left of it is deleted. */
    private static Path part(ExportFormat format, Path folder) throws IOException {
        Path part = folder.resolve("." + UUID.randomUUID() + ".part");
        if (format == ExportFormat.CSV) {
            OwnerOnlyDirectories.createNew(part);
        } else {
            Files.createFile(part, OwnerOnlyFiles.attributes(part));
        }
        return part;
    }

    private void write(Path part, ExportFormat format) throws IOException {
        switch (format) {
            case CSV -> copy(new CsvSink(part, reader));
            case JSONL -> copy(new JsonLinesSink(writer(part), reader.dictionary()));
            case HLOG -> writeHistograms(new BufferedOutputStream(Files.newOutputStream(part)));
        }
    }

    private void writeHistograms(OutputStream out) throws IOException {
        try (HistogramLog log = new HistogramLog(out, reader.anchors());
                RecordCursor records = reader.merged()) {
            RecordFlyweight record;
            while ((record = records.next()) != null) {
                log.add(record);
            }
        }
    }

    /** Half of a pair of surrogates is no reason to end: it is replaced. */
    static Writer writer(Path file) throws IOException {
        return new BufferedWriter(
                new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
    }

    private void copy(RecordSink sink) throws IOException {
        try (sink) {
            for (int i = 0; i < reader.streams(); i++) {
                int stream = i;
                reader.forEachRecord(stream, record -> add(sink, stream, record));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void add(RecordSink sink, int stream, RecordFlyweight record) {
        try {
            sink.add(stream, record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path part) throws IOException {
        if (Files.isDirectory(part)) {
            for (Path each : FolderContent.of(part)) {
                Files.delete(each);
            }
        }
        Files.deleteIfExists(part);
    }

    private static StressException failure(String what, IOException cause) {
        return new StressException(ExitCode.FAILURE, what + " can't be written: " + cause, cause);
    }
}
