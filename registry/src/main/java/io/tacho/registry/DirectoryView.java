package io.tacho.registry;

import io.tacho.runtime.spi.DirectoryEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.MapEntry;
import net.openhft.chronicle.map.MapSegmentContext;
import org.jspecify.annotations.Nullable;

/**
 * The names of a system, seen from another process while it runs or afterwards. Any thread may call
 * any method. Changes nothing, but reads under the map's locks, which lie in the shared file:
 * {@link #size} takes none, {@link #lookup} a segment's read lock for the time of one look-up,
 * {@link #forEach} a segment's update lock while that segment is copied. A viewer that is killed
 * just then keeps its system from changing names of that segment, so show the system's counters
 * often and its names seldom. Opened for writing because of the locks, so only by the file's owner.
 * Where a lock is held by somebody who died or was stopped it shows a copy, as the names were when
 * it was opened.
 */
public final class DirectoryView implements AutoCloseable {
    private final Path file;
    private final ChronicleMap<CharSequence, DirectoryEntry> map;

    /** Deleted at the end; null if the file itself is looked at. */
    private final @Nullable Path copy;

    DirectoryView(Path file, ChronicleMap<CharSequence, DirectoryEntry> map, @Nullable Path copy) {
        this.file = file;
        this.map = map;
        this.copy = copy;
    }

    /**
     * Looks a name up. Allocates nothing.
     *
     * @param name the name
     * @param result gets what the name stands for; unchanged if there is none
     * @return false if the name is not taken
     * @throws RegistryException if the view is closed or the file is damaged
     */
    public boolean lookup(CharSequence name, DirectoryEntry result) {
        if (!ChronicleDirectory.isName(name)) {
            return false;
        }
        boolean interrupted = Thread.interrupted();
        try {
            return map.getUsing(name, result) != null;
        } catch (RuntimeException e) {
            throw failed("look up " + name, e);
        } finally {
            giveBack(interrupted);
        }
    }

    /**
     * How many names are taken. Takes no lock, so it may be off by what changes meanwhile.
     *
     * @return 0 or more
     * @throws RegistryException if the view is closed
     */
    public long size() {
        boolean interrupted = Thread.interrupted();
        try {
            return map.longSize();
        } catch (RuntimeException e) {
            throw failed("count the names", e);
        } finally {
            giveBack(interrupted);
        }
    }

    /**
     * Shows every name, in no order. A name that is taken or given back meanwhile may be shown or
     * not; what is shown was true at some moment. Copies a segment at a time and shows it after its
     * lock was released, so the action may take as long as it likes.
     *
     * @param action gets each name and its entry, which is the action's to keep
     * @throws RegistryException if the view is closed or the file is damaged
     */
    public void forEach(BiConsumer<String, DirectoryEntry> action) {
        List<String> names = new ArrayList<>();
        List<DirectoryEntry> entries = new ArrayList<>();
        int segments = segments();
        for (int segment = 0; segment < segments; segment++) {
            copy(segment, names, entries);
            for (int i = 0; i < names.size(); i++) {
                action.accept(names.get(i), entries.get(i));
            }
            names.clear();
            entries.clear();
        }
    }

    /**
     * Closes the view; the directory stays as it is.
     *
     * @throws RegistryException if what it had for itself can't be deleted
     */
    @Override
    public void close() {
        map.close();
        if (copy != null) {
            try {
                Files.deleteIfExists(copy);
            } catch (IOException e) {
                throw new RegistryException("can't delete " + copy + " (" + e + ")", e);
            }
        }
    }

    private int segments() {
        try {
            return map.segments();
        } catch (RuntimeException e) {
            throw failed("list the names", e);
        }
    }

    private void copy(int segment, List<String> names, List<DirectoryEntry> entries) {
        boolean interrupted = Thread.interrupted();
        try (MapSegmentContext<CharSequence, DirectoryEntry, ?> context =
                map.segmentContext(segment)) {
            context.forEachSegmentEntry(
                    entry -> {
                        names.add(nameOf(entry));
                        entries.add(entry.value().getUsing(new DirectoryEntry()));
                    });
        } catch (RuntimeException e) {
            throw failed("list the names", e);
        } finally {
            giveBack(interrupted);
        }
    }

    /**
     * What the file has grown by is mapped when it is first needed. That is file I/O, by which an
     * interrupted thread closes the file for good, also to a directory in this process. So each
     * call puts an interrupt aside.
     */
    private static void giveBack(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String nameOf(MapEntry<CharSequence, DirectoryEntry> entry) {
        return entry.key().get().toString();
    }

    private RegistryException failed(String action, RuntimeException failure) {
        return new RegistryException(
                "can't " + action + ": " + DirectoryFailures.why(failure, file), failure);
    }
}
