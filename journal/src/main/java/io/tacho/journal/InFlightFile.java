package io.tacho.journal;

import static io.tacho.journal.format.InFlightDescriptor.*;

import io.tacho.journal.format.DocumentDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import net.openhft.chronicle.core.Jvm;

/**
 * The mapped file of what each worker is handling. It stays mapped as long as a slot of it can be
 * reached; the operating system writes it back, also after a {@code kill -9}.
 */
final class InFlightFile {
    private final MappedByteBuffer memory;

    InFlightFile(Path file, int slots, long journalId) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        Set.of(
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE),
                        OwnerOnlyFiles.attributes(file))) {
            ByteBuffer zeros = ByteBuffer.allocate(slotOffset(slots));
            // Written rather than left sparse: a full disk is an IOException here, and later a
            // fault in the mapping.
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
            memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, zeros.capacity());
        }
        memory.order(ByteOrder.LITTLE_ENDIAN);
        memory.putInt(MAGIC_OFFSET, MAGIC)
                .putShort(VERSION_OFFSET, DocumentDescriptor.FORMAT_VERSION)
                .putInt(SLOTS_OFFSET, slots)
                .putLong(JOURNAL_ID_OFFSET, journalId);
    }

    /** The slot of a worker, which alone writes it. */
    InFlightSlot slot(int worker) {
        return new InFlightSlot(memory, Jvm.address(memory) + slotOffset(worker));
    }
}
