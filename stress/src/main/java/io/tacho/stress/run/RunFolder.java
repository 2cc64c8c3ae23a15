package io.tacho.stress.run;

import io.tacho.journal.OwnerOnlyDirectories;
import io.tacho.journal.OwnerOnlyFiles;
import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import io.tacho.stress.WholeFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What one run leaves behind, and the lock that says that it is still going on. A folder holds one
 * run: one that has anything in it is refused.
 */
public final class RunFolder implements AutoCloseable {
    /** Of a run's result, in its folder. */
    public static final String RESULT = "result.json";

    /** What each second was like. */
    public static final String SERIES = "series.csv";

    /** The same as histograms. */
    public static final String LOG = "latency.hlog";

    private static final String LOCK = "run.lock";
    private static final int LOOKS = 100;
    private static final long LOOK_NANOS = 1_000_000;

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private RunFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Makes a folder, for its owner alone, and locks it.
     *
     * @param path must not exist or be empty
     * @return the folder
     * @throws StressException if it is in use, not empty or can't be written
     */
    public static RunFolder create(Path path) {
        try {
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new StressException(
                        path + " is a file, no folder; name another one with --run-dir");
            }
            OwnerOnlyDirectories.create(path);
            if (isInUse(path)) {
                throw new StressException(
                        "the run folder "
                                + path
                                + " is in use by another run; name another one with --run-dir");
            }
            if (!isEmpty(path)) {
                throw notEmpty(path);
            }
            return lock(path);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    /** One that was empty just now. */
    static RunFolder lock(Path path) throws IOException {
        FileChannel channel = newLockFile(path);
        FileLock lock = tryLock(channel);
        for (int look = 0; lock == null && look < LOOKS; look++) {
            // Who only wants to know whether the run is going on has it for a moment.
            LockSupport.parkNanos(LOOK_NANOS);
            lock = tryLock(channel);
        }
        if (lock == null) {
            Files.delete(path.resolve(LOCK));
            channel.close();
            throw taken(path, null);
        }
        RunFolder folder = new RunFolder(path, channel, lock);
        if (!folder.holdsOnlyItsLock()) {
            // Another run has begun and ended since then.
            folder.close();
            throw notEmpty(path);
        }
        return folder;
    }

    /**
     * Its own, never one that is there: its owner deletes that, and who had locked it until then
     * would hold the lock of a file that is gone, while the next one makes another.
     */
    private static FileChannel newLockFile(Path path) throws IOException {
        try {
            return FileChannel.open(
                    path.resolve(LOCK),
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    OwnerOnlyFiles.attributes(path));
        } catch (FileAlreadyExistsException e) {
            throw taken(path, e);
        }
    }

    private static StressException taken(Path path, @Nullable IOException cause) {
        return new StressException(
                ExitCode.FAILURE,
                "the run folder "
                        + path
                        + " was just taken by another run; name another one with --run-dir",
                cause);
    }

    private static StressException notEmpty(Path path) {
        return new StressException(
                "the run folder "
                        + path
                        + " is not empty; a folder holds one run: name another one with"
                        + " --run-dir");
    }

    /**
     * Whether a run is going on in a folder.
     *
     * @param path of the folder
     * @return true if its lock is held
     */
    public static boolean isInUse(Path path) {
        try (FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.WRITE)) {
            FileLock lock = tryLock(channel);
            if (lock == null) {
                return true;
            }
            lock.release();
            return false;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
            return null;
        }
    }

    private static boolean isEmpty(Path path) throws IOException {
        try (DirectoryStream<Path> content = Files.newDirectoryStream(path)) {
            return !content.iterator().hasNext();
        }
    }

    private boolean holdsOnlyItsLock() throws IOException {
        try (DirectoryStream<Path> others =
                Files.newDirectoryStream(path, each -> !each.endsWith(LOCK))) {
            return !others.iterator().hasNext();
        }
    }

    static StressException unwritable(Path path, IOException cause) {
        String reason =
                cause instanceof FileAlreadyExistsException
                        ? "a part of the path is a file"
                        : cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return new StressException(
                ExitCode.FAILURE,
                "the run folder "
                        + path
                        + " can't be written ("
                        + reason
                        + "); name another one with --run-dir",
                cause);
    }

    /**
     * Where it is.
     *
     * @return the folder
     */
    public Path path() {
        return path;
    }

    /**
     * The journal.
     *
     * @return a directory
     */
    public Path journal() {
        return journal(path);
    }

    /**
     * Has the journal written somewhere else; a link in this folder leads there.
     *
     * @param directory must be empty or not exist
     * @throws StressException if it is neither, or can't be made
     */
    public void journalIn(Path directory) {
        try {
            OwnerOnlyDirectories.create(directory);
            if (!isEmpty(directory)) {
                throw new StressException(
                        "--journal-dir: " + directory + " is not empty; name another one");
            }
            Files.createSymbolicLink(journal(), directory.toAbsolutePath());
        } catch (IOException e) {
            throw new StressException(
                    ExitCode.FAILURE,
                    "--journal-dir: "
                            + directory
                            + " can't be made, or no link to it ("
                            + e
                            + "); name another one",
                    e);
        }
    }

    /**
     * The journal that a user means.
     *
     * @param path a run folder, or a journal's own directory
     * @return the journal in the run folder if there is one, else the path itself
     * @throws StressException if it is the folder of a run without a journal
     */
    public static Path journalOf(Path path) {
        Path inside = journal(path);
        if (Files.isDirectory(inside)) {
            return inside;
        }
        if (Files.exists(path.resolve(RESULT))) {
            throw new StressException(
                    path + " has no journal: the run was made with --journal off");
        }
        return path;
    }

    /**
     * The journal of a folder that need not be this process's.
     *
     * @param folder of a run
     * @return a directory
     */
    public static Path journal(Path folder) {
        return folder.resolve("journal");
    }

    /**
     * The directory of names, of a folder that need not be this process's.
     *
     * @param folder of a run
     * @return a file
     */
    public static Path registry(Path folder) {
        return folder.resolve("registry.dat");
    }

    /**
     * The live counters, of a folder that need not be this process's.
     *
     * @param folder of a run
     * @return a file
     */
    public static Path counters(Path folder) {
        return folder.resolve("counters.dat");
    }

    /**
     * What each actor does, of a folder that need not be this process's.
     *
     * @param folder of a run
     * @return a file
     */
    public static Path activity(Path folder) {
        return folder.resolve("activity.dat");
    }

    /**
     * Through which other processes add to the load, of a folder that need not be this process's.
     *
     * @param folder of a run
     * @return a file
     */
    public static Path loadRing(Path folder) {
        return folder.resolve("load.ring");
    }

    /**
     * Something else that the run leaves behind.
     *
     * @param name of the file
     * @return a file
     */
    public Path file(String name) {
        return path.resolve(name);
    }

    /**
     * Writes a whole file or nothing: what is half written is never seen under its name.
     *
     * @param file in this folder
     * @param content of it
     */
    public void write(Path file, byte[] content) {
        try {
            WholeFile.write(file, content);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    /**
     * A new file for what is told while it goes on.
     *
     * @param name of the file
     * @return to be closed
     */
    public PrintStream newLog(String name) {
        Path log = file(name);
        try {
            return new PrintStream(OwnerOnlyFiles.createNew(log), false, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw StressException.unwritable("the log " + log, e);
        }
    }

    /**
     * Deletes a file of which nothing has come.
     *
     * @param file in this folder
     */
    public void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    /** Gives the lock back. */
    @Override
    public void close() {
        // Of the file first: whoever finds it finds it locked.
        try (channel) {
            Files.deleteIfExists(path.resolve(LOCK));
            lock.release();
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }
}
