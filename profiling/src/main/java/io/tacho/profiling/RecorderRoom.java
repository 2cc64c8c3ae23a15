package io.tacho.profiling;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The room where the flight recorder writes. Where there is none, HotSpot ends the whole process:
 * so some of it is taken away from the others in advance, for the recorder to end with. One thread
 * at a time.
 */
final class RecorderRoom implements AutoCloseable {
    /** A recording of pauses ends with some 100 KiB; with others' events, with more. */
    static final int RESERVE = 4 << 20;

    /** With less than this a recording does not go on. */
    static final long LEAST = 16L << 20;

    private static final int CHUNK = 1 << 16;

    private final Path folder;
    private final Usable usable;
    private final FileChannel reserve;

    /** Tells the room that is left. */
    @FunctionalInterface
    interface Usable {
        /** In bytes. */
        long bytes() throws IOException;
    }

    private RecorderRoom(Path folder, Usable usable, FileChannel reserve) {
        this.folder = folder;
        this.usable = usable;
        this.reserve = reserve;
    }

    /**
     * Takes the reserve.
     *
     * @param folder where the recorder writes
     * @throws IOException if there is no room
     */
    static RecorderRoom in(Path folder) throws IOException {
        FileStore store = Files.getFileStore(folder);
        return in(folder, store::getUsableSpace);
    }

    static RecorderRoom in(Path folder, Usable usable) throws IOException {
        if (usable.bytes() < LEAST + RESERVE) {
            throw new IOException(none(folder));
        }
        // Gone with the process, however that ends.
        FileChannel reserve =
                FileChannel.open(
                        folder.resolve(UUID.randomUUID() + ".reserve"),
                        Set.of(
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.DELETE_ON_CLOSE));
        try {
            ByteBuffer zeros = ByteBuffer.allocate(CHUNK);
            for (long left = RESERVE; left > 0; ) {
                left -= reserve.write(zeros.clear());
            }
        } catch (IOException e) {
            reserve.close();
            throw e;
        }
        return new RecorderRoom(folder, usable, reserve);
    }

    /** What is wrong if there is too little to go on; else null. */
    @Nullable String shortage() {
        try {
            return usable.bytes() < LEAST ? none(folder) : null;
        } catch (IOException e) {
            // Nobody knows how long it lasts.
            return e.toString();
        }
    }

    private static String none(Path folder) {
        return "no room in " + folder;
    }

    /** Gives the reserve back. */
    @Override
    public void close() throws IOException {
        reserve.close();
    }
}
