package io.tacho.registry;

import io.tacho.runtime.spi.DirectoryEntry;
import java.io.IOException;
import java.nio.file.Path;
import net.openhft.chronicle.hash.serialization.impl.CharSequenceSizedReader;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ChronicleMapBuilder;

/** Makes and opens the file of a directory. */
final class DirectoryFile {
    /** What a name takes on average, UTF-8; decides how the file is divided. */
    static final int AVERAGE_NAME_BYTES = 24;

    /**
     * Below this a segment would be too small for one name of 255 characters of three bytes each.
     */
    private static final long LEAST_ENTRIES = 64;

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

    static ChronicleMap<CharSequence, DirectoryEntry> open(Path file) {
        DirectoryFileHeader.check(file);
        try {
            return builder().createPersistedTo(file.toFile());
        } catch (IOException e) {
            throw new RegistryException("can't open " + WHAT + " " + file + " (" + e + ")", e);
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
