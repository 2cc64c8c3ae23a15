package io.tacho.registry;

import io.tacho.runtime.ActorState;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.spi.Directory;
import io.tacho.runtime.spi.DirectoryEntry;
import io.tacho.runtime.spi.DirectoryException;
import java.nio.file.Path;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ExternalMapQueryContext;
import net.openhft.chronicle.map.MapEntry;

/**
 * Names in a memory-mapped file that other processes can look at while the system runs. Any thread
 * may call any method; operations on one name are atomic, also between processes.
 *
 * <p>A look-up takes the read lock of the name's segment, writes straight into the caller's entry
 * and allocates nothing. The others take its update lock; {@link #update} alone allocates, one
 * entry of 40 bytes. Each thread's first call makes the map's query state for it (some kilobytes),
 * which the map drops when the thread ends or the map is closed: call from threads that live long,
 * not from one thread a call.
 */
public final class ChronicleDirectory implements Directory {
    private final Path file;
    private final long entries;
    private final ChronicleMap<CharSequence, DirectoryEntry> map;

    private ChronicleDirectory(
            Path file, long entries, ChronicleMap<CharSequence, DirectoryEntry> map) {
        this.file = file;
        this.entries = entries;
        this.map = map;
    }

    /**
     * Makes an empty directory in a new file. Room for all the names is reserved on the disk at
     * once where the file system can (about 70 bytes a name), and some more is added when they are
     * more. The file stays when the directory is closed.
     *
     * @param file where; its folder must exist, the file must not
     * @param entries for how many names of up to 24 bytes there is surely room, 1 or more; longer
     *     names take the room of several
     * @return the directory
     * @throws RegistryException if the file exists or can't be made, or the disk has no room for it
     */
    public static ChronicleDirectory create(Path file, long entries) {
        if (entries < 1) {
            throw new IllegalArgumentException("entries: 1 or more, not " + entries);
        }
        return new ChronicleDirectory(file, entries, DirectoryFile.create(file, entries));
    }

    /**
     * Opens the directory of a running system, or of one that has ended, to look at it.
     *
     * @param file made by {@link #create}
     * @return the view, to be closed by the caller
     * @throws RegistryException if there is no such file, or it is no directory, or it is not
     *     complete
     */
    public static DirectoryView view(Path file) {
        return DirectoryFile.view(file);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the name has not 1 to 255 characters
     */
    @Override
    public boolean register(String name, DirectoryEntry entry) {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "a name has 1 to "
                            + SpawnOptions.MAX_NAME_LENGTH
                            + " characters, this one "
                            + name.length());
        }
        // Room may have to be added to the file, and file I/O by an interrupted thread closes the
        // file for good: the thread gets its interrupt back afterwards.
        boolean interrupted = Thread.interrupted();
        try {
            return insert(name, entry);
        } catch (RuntimeException e) {
            throw failed("register " + name, e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void update(String name, int actorId, ActorState state, int worker) {
        if (!isName(name)) {
            return;
        }
        try (ExternalMapQueryContext<CharSequence, DirectoryEntry, ?> query =
                map.queryContext(name)) {
            query.updateLock().lock();
            MapEntry<CharSequence, DirectoryEntry> found = query.entry();
            if (found != null && DirectoryEntryMarshaller.actorId(found.value()) == actorId) {
                DirectoryEntry entry = found.value().getUsing(new DirectoryEntry());
                entry.set(actorId, entry.slot(), worker, state, entry.spawnedAtMillis());
                query.replaceValue(found, query.wrapValueAsData(entry));
            }
        } catch (RuntimeException e) {
            throw failed("update " + name, e);
        }
    }

    @Override
    public void unregister(String name, int actorId) {
        if (!isName(name)) {
            return;
        }
        try (ExternalMapQueryContext<CharSequence, DirectoryEntry, ?> query =
                map.queryContext(name)) {
            query.updateLock().lock();
            MapEntry<CharSequence, DirectoryEntry> found = query.entry();
            if (found != null && DirectoryEntryMarshaller.actorId(found.value()) == actorId) {
                query.remove(found);
            }
        } catch (RuntimeException e) {
            throw failed("unregister " + name, e);
        }
    }

    @Override
    public boolean lookup(CharSequence name, DirectoryEntry result) {
        if (!isName(name)) {
            return false;
        }
        try {
            return map.getUsing(name, result) != null;
        } catch (RuntimeException e) {
            throw failed("look up " + name, e);
        }
    }

    @Override
    public long size() {
        try {
            return map.longSize();
        } catch (RuntimeException e) {
            throw failed("count the names", e);
        }
    }

    /** Waits for calls of other threads to return; later ones throw. The file stays. */
    @Override
    public void close() {
        map.close();
    }

    private boolean insert(String name, DirectoryEntry entry) {
        try (ExternalMapQueryContext<CharSequence, DirectoryEntry, ?> query =
                map.queryContext(name)) {
            query.updateLock().lock();
            if (query.entry() != null) {
                return false;
            }
            query.insert(query.absentEntry(), query.wrapValueAsData(entry));
            return true;
        }
    }

    private DirectoryException failed(String action, RuntimeException failure) {
        String why =
                DirectoryFailures.isFull(failure)
                        ? "the directory "
                                + file
                                + " is full, it was made for "
                                + entries
                                + " names; stop actors that aren't needed, or restart with more"
                                + " entries"
                        : DirectoryFailures.why(failure, file);
        return new DirectoryException("can't " + action + ": " + why, failure);
    }

    /** Keeps what can't be a name away from the map, whose key buffers grow to the longest key. */
    static boolean isName(CharSequence name) {
        int length = name.length();
        return length > 0 && length <= SpawnOptions.MAX_NAME_LENGTH;
    }
}
