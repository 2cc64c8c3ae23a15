package io.tacho.stress.load;

import io.tacho.journal.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * A memory-mapped file through which other processes have a system start operations: a header that
 * says whether it takes any, and Agrona's ring buffer, in which each message is the time at which
 * an operation was due, ns of {@link System#nanoTime()}, which on Linux is one clock for all
 * processes.
 *
 * <pre>
 *    0  "TACHORNG"
 *    8  version, 0 until all else is there
 *   12  state: 0 not yet, 1 open, 2 closed
 *   64  the ring buffer
 * </pre>
 */
final class LoadRing {
    /** Of its messages. */
    static final int MESSAGE_TYPE = 1;

    /** "TACHORNG" as a little-endian machine writes it. */
    private static final long MAGIC = 0x474E_524F_4843_4154L;

    private static final int VERSION = 1;
    private static final int MAGIC_OFFSET = 0;
    private static final int VERSION_OFFSET = 8;
    private static final int STATE_OFFSET = 12;
    private static final int HEADER_LENGTH = 64;
    private static final int OPEN = 1;
    private static final int CLOSED = 2;

    /** Some 60,000 operations: a tenth of a second of as many as one process can ask for. */
    private static final int CAPACITY = 1 << 20;

    private static final int LENGTH =
            HEADER_LENGTH + CAPACITY + RingBufferDescriptor.TRAILER_LENGTH;

    private final UnsafeBuffer file;
    private final ManyToOneRingBuffer messages;

    private LoadRing(UnsafeBuffer file) {
        this.file = file;
        messages =
                new ManyToOneRingBuffer(
                        new UnsafeBuffer(file, HEADER_LENGTH, LENGTH - HEADER_LENGTH));
    }

    /**
     * Makes one that is not open yet, for its owner alone: who writes to it adds to a load.
     *
     * @param path must not exist
     * @throws IOException if it can't be made
     */
    static LoadRing create(Path path) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        path,
                        Set.of(
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE),
                        OwnerOnlyFiles.attributes(path))) {
            ByteBuffer zeros = ByteBuffer.allocate(LENGTH);
            // Written rather than left sparse: a full disk is an IOException here, and later a
            // fault in the mapping.
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
            LoadRing ring = map(channel);
            ring.file.putLong(MAGIC_OFFSET, MAGIC);
            ring.file.putIntRelease(VERSION_OFFSET, VERSION);
            return ring;
        }
    }

    /**
     * Opens that of a system.
     *
     * @param path of it
     * @throws IOException if it is not there, or is none
     */
    static LoadRing open(Path path) throws IOException {
        try (FileChannel channel =
                FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.size() < LENGTH) {
                throw new IOException("it is too short");
            }
            LoadRing ring = map(channel);
            if (ring.file.getLong(MAGIC_OFFSET) != MAGIC
                    || ring.file.getIntVolatile(VERSION_OFFSET) != VERSION) {
                throw new IOException("it is none of this version");
            }
            return ring;
        }
    }

    private static LoadRing map(FileChannel channel) throws IOException {
        return new LoadRing(
                new UnsafeBuffer(channel.map(FileChannel.MapMode.READ_WRITE, 0, LENGTH)));
    }

    /** The system takes operations from now on. */
    void setOpen() {
        file.putIntRelease(STATE_OFFSET, OPEN);
    }

    /**
     * It takes none any more. Whoever looks for places in the ring afterwards sees each whose
     * claimant has not seen this: both write before they look, and neither is put behind the look.
     */
    void setClosed() {
        file.putIntVolatile(STATE_OFFSET, CLOSED);
    }

    boolean isOpen() {
        return file.getIntVolatile(STATE_OFFSET) == OPEN;
    }

    boolean isClosed() {
        return file.getIntVolatile(STATE_OFFSET) == CLOSED;
    }

    ManyToOneRingBuffer messages() {
        return messages;
    }
}
