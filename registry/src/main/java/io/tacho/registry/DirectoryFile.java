package io.tacho.registry;

import io.tacho.runtime.spi.DirectoryEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.hash.ChronicleHashRecoveryFailedException;
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

    /** Also one that a process left locked when it died: that one is recovered. */
    static ChronicleMap<CharSequence, DirectoryEntry> open(Path file) {
        DirectoryFileHeader.check(file);
        try {
            ChronicleMap<CharSequence, DirectoryEntry> map = openShared(file);
            if (!isStuck(map)) {
                return map;
            }
            map.close();
            return isUnused(file)
                    ? builder().recoverPersistedTo(file.toFile(), true)
                    : openShared(file);
        } catch (IOException | ChronicleHashRecoveryFailedException e) {
            throw new RegistryException("can't open " + WHAT + " " + file + " (" + e + ")", e);
        }
    }

    private static ChronicleMap<CharSequence, DirectoryEntry> openShared(Path file)
            throws IOException {
        return builder().createPersistedTo(file.toFile());
    }

    private static boolean isUnused(Path file) throws IOException {
        try (SharedFile shared = new SharedFile(file)) {
            return shared.isUnused();
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
