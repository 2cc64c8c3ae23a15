package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.journal.format.DocumentDescriptor;
import io.tacho.journal.format.QueueFileDescriptor;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus;
import io.tacho.journal.reader.JournalStatus.Completeness;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A copy of a journal of one stream, to be damaged. Documents are its batches by their numbers,
 * from 1; before them is the opening one, 0, and behind them the close.
 */
final class JournalCopy {
    static final int MESSAGES = 2_000;
    static final int PER_BATCH = 10;

    /** With its opening document and its close. */
    static final int DOCUMENTS = 1 + MESSAGES / PER_BATCH + 1;

    private static final int USED = 1 << 20;

    private final Path directory;
    private final Path file;
    private final List<Long> documents;

    private JournalCopy(Path directory) throws IOException {
        this.directory = directory;
        file = Journals.dataFile(directory, 0);
        documents = documentPositions(file);
    }

    /** Of one with messages 1 to {@link #MESSAGES}, of which the close may be missing. */
    static JournalCopy of(Path written, Path directory) throws IOException {
        copy(written, directory);
        return new JournalCopy(directory);
    }

    /** Checks that it is whole. */
    static JournalCopy ofWhole(Path written, Path directory) throws IOException {
        JournalCopy copy = of(written, directory);
        assertEquals(DOCUMENTS, copy.documents.size());
        assertEquals(Completeness.COMPLETE, copy.status().completeness());
        return copy;
    }

    /** The used part only: Chronicle's files end in 80 MB of nothing. */
    static void copy(Path from, Path to) throws IOException {
        for (Path file : Journals.filesOf(from)) {
            Path copy = to.resolve(from.relativize(file));
            Files.createDirectories(copy.getParent());
            try (InputStream in = Files.newInputStream(file)) {
                Files.write(copy, in.readNBytes(USED));
            }
        }
    }

    /** What was written, in order. */
    static List<Long> allIds() {
        return LongStream.rangeClosed(1, MESSAGES).boxed().toList();
    }

    Path directory() {
        return directory;
    }

    /** That with the documents. */
    Path file() {
        return file;
    }

    JournalReader open() {
        return JournalReader.open(directory);
    }

    JournalStatus status() {
        return open().status();
    }

    /** Where it begins, behind Chronicle's header. */
    long positionOf(int document) {
        return documents.get(document);
    }

    /** Where the last document begins. */
    long closePosition() {
        return positionOf(documents.size() - 1);
    }

    /** Where the next header would be. */
    long end() throws IOException {
        long close = closePosition();
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(close - QueueFileDescriptor.HEADER_LENGTH);
            return close + Integer.reverseBytes(bytes.readInt());
        }
    }

    void flip(long position) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(position);
            int old = bytes.read();
            bytes.seek(position);
            bytes.write(old ^ 0x10);
        }
    }

    void overwrite(long position, byte[] with) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(position);
            bytes.write(with);
        }
    }

    void truncate(long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    /** Found by their magic: independent of the reader under test. */
    private static List<Long> documentPositions(Path file) throws IOException {
        List<Long> result = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes =
                    ByteBuffer.allocate((int) Math.min(channel.size(), 4 << 20))
                            .order(ByteOrder.LITTLE_ENDIAN);
            channel.read(bytes, 0);
            for (int at = 0; at + Integer.BYTES <= bytes.position(); at += Integer.BYTES) {
                if (bytes.getInt(at) == DocumentDescriptor.MAGIC) {
                    result.add((long) at);
                }
            }
        }
        return result;
    }
}
