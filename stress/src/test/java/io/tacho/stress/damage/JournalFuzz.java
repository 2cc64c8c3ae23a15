package io.tacho.stress.damage;

import io.tacho.journal.RecordEncoding;
import io.tacho.journal.reader.JournalReadException;
import io.tacho.journal.reader.NotAJournalException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A journal with bytes of others in it: each change is a file, a place and four bytes. */
public final class JournalFuzz {
    private static final int CHANGE = 1 + Integer.BYTES + Integer.BYTES;

    private static final Path FOLDER = temporary();
    private static final JournalImage ORIGINAL = original();
    private static JournalImage onDisk = JournalImage.empty();

    private JournalFuzz() {}

    private static Path temporary() {
        try {
            return Files.createTempDirectory("tacho-fuzz");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JournalImage original() {
        try {
            return SampleJournal.closed(FOLDER.resolve("sample"), RecordEncoding.COMPACT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<byte[]> seeds() {
        return List.of(
                new byte[0],
                ByteBuffer.allocate(CHANGE).put((byte) 1).putInt(400).putInt(7).array(),
                ByteBuffer.allocate(2 * CHANGE)
                        .put((byte) 0)
                        .putInt(500)
                        .putInt(-1)
                        .put((byte) 2)
                        .putInt(1000)
                        .putInt(0)
                        .array());
    }

    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        JournalImage image = ORIGINAL.copy();
        List<String> names = image.names();
        ByteBuffer changes = ByteBuffer.wrap(data);
        while (changes.remaining() >= CHANGE) {
            String name = names.get(Byte.toUnsignedInt(changes.get()) % names.size());
            byte[] changed = image.bytes(name).clone();
            int at = Math.floorMod(changes.getInt(), Math.max(1, changed.length - Integer.BYTES));
            JournalImage.littleEndian(changed).putInt(at, changes.getInt());
            image.put(name, changed);
        }
        Path journal = FOLDER.resolve("journal");
        image.writeTo(journal, onDisk);
        onDisk = image;
        try {
            Survey.of(journal, FOLDER, List.of());
        } catch (NotAJournalException | JournalReadException e) {
            // As it should be.
        }
    }
}
