package io.tacho.registry;

import io.tacho.runtime.spi.DirectoryEntry;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.hash.ChronicleHashCorruption;
import net.openhft.chronicle.hash.SegmentLock;
import net.openhft.chronicle.hash.locks.InterProcessLock;
import net.openhft.chronicle.hash.serialization.impl.CharSequenceSizedReader;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ChronicleMapBuilder;
import net.openhft.chronicle.map.MapSegmentContext;

/** Makes and opens the file of a directory. */
final class DirectoryFile {
    /** What a name takes on average, UTF-8; decides how the file is divided. */
    static final int AVERAGE_NAME_BYTES = 24;

    /**
     * Below this a segment would be too small for one name of 255 characters of three bytes each.
     */
    private static final long LEAST_ENTRIES = 64;

    /** Nobody holds a lock for longer than a copy of its segment takes. */
    private static final long PATIENCE_MILLIS = 1_000;

    /** What the map says of a lock that it finds taken. */
    private static final String LOCKED = "is not clear";

    private static final String WHAT = "the directory file";

    private DirectoryFile() {}

    static ChronicleMap<CharSequence, DirectoryEntry> create(Path file, long entries) {
        try {
            // Closed before the map opens it: closing any descriptor of a file drops the locks that
            // the process holds on it, and the map holds one against recovery from outside.
            OwnerOnlyFiles.createNew(file, WHAT).close();
        } catch (IOException e) {
            throw new RegistryException("can't make " + WHAT + " " + file + " (" + e + ")", e);
        }
        try {
            return builder()
                    .entries(Math.max(entries, LEAST_ENTRIES))
                    .averageKeySize(AVERAGE_NAME_BYTES)
                    .createPersistedTo(file.toFile());
        } catch (IOException | RuntimeException e) {
            OwnerOnlyFiles.deleteUnfinished(file, e);
            throw new RegistryException(
                    "can't make "
                            + WHAT
                            + " "
                            + file
                            + " for "
                            + entries
                            + " names ("
                            + e
                            + "): check the number of names and the room on the disk",
                    e);
        }
    }

    /**
     * Opens one to look at it. Where somebody holds a lock and does not let go of it, because he
     * died or was stopped, a copy is looked at: so what was left stays as it is, and a viewer that
     * dies while it recovers it harms nobody.
     */
    static DirectoryView view(Path file) {
        // A channel that an interrupted thread uses is closed for good, and this one may be that
        // of a directory in use.
        boolean interrupted = Thread.interrupted();
        try {
            DirectoryFileHeader.check(file);
            ChronicleMap<CharSequence, DirectoryEntry> map =
                    builder().createPersistedTo(file.toFile());
            if (!isStuck(map)) {
                return new DirectoryView(file, map, null);
            }
            map.close();
            Path copy = copyOf(file);
            return new DirectoryView(file, recovered(copy), copy);
        } catch (IOException | RuntimeException e) {
            if (e instanceof RegistryException known) {
                throw known;
            }
            throw new RegistryException("can't open " + WHAT + " " + file + " (" + e + ")", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Path copyOf(Path file) throws IOException {
        // For its owner alone, too.
        Path copy = Files.createTempFile("tacho-directory", ".dat");
        try (SharedFile shared = new SharedFile(file);
                FileChannel to = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            FileChannel from = shared.channel();
            for (long at = 0; at < from.size(); ) {
                at += from.transferTo(at, from.size() - at, to);
            }
            return copy;
        } catch (IOException e) {
            OwnerOnlyFiles.deleteUnfinished(copy, e);
            throw e;
        }
    }

    private static ChronicleMap<CharSequence, DirectoryEntry> recovered(Path copy)
            throws IOException {
        try {
            return builder().recoverPersistedTo(copy.toFile(), true, DirectoryFile::corrupt);
        } catch (IOException | RuntimeException e) {
            OwnerOnlyFiles.deleteUnfinished(copy, e);
            throw e;
        }
    }

    /** That there are locks is why it is recovered; whatever else is wrong has to be told. */
    private static void corrupt(ChronicleHashCorruption corruption) {
        if (!corruption.message().contains(LOCKED)) {
            System.getLogger("io.tacho.registry")
                    .log(System.Logger.Level.WARNING, corruption.message());
        }
    }

    /** Whether somebody holds the lock of a segment and does not let go of it. */
    private static boolean isStuck(ChronicleMap<CharSequence, DirectoryEntry> map) {
        for (int i = 0; i < map.segments(); i++) {
            try (MapSegmentContext<CharSequence, DirectoryEntry, ?> segment =
                    map.segmentContext(i)) {
                // The interface does not say so, but it is one.
                if (segment instanceof SegmentLock lock && !isFree(lock.updateLock())) {
                    return true;
                }
            } catch (RuntimeException e) {
                map.close();
                throw e;
            }
        }
        return false;
    }

    private static boolean isFree(InterProcessLock lock) {
        try {
            return lock.tryLock() || lock.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /**
     * No checksums: they would cost a pass over each changed entry, and a recovery that finds one
     * stale deletes the entry.
     */
    private static ChronicleMapBuilder<CharSequence, DirectoryEntry> builder() {
        return ChronicleMapBuilder.of(CharSequence.class, DirectoryEntry.class)
                .name("tacho-directory")
                .keyReaderAndDataAccess(CharSequenceSizedReader.INSTANCE, new NameAccess())
                .valueMarshaller(DirectoryEntryMarshaller.INSTANCE)
                .constantValueSizeBySample(new DirectoryEntry())
                .checksumEntries(false)
                .putReturnsNull(true);
    }
}
