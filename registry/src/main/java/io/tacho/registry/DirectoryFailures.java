package io.tacho.registry;

import java.nio.file.Path;
import net.openhft.chronicle.hash.ChronicleHashClosedException;
import net.openhft.chronicle.hash.locks.InterProcessDeadLockException;

/** Says in one line what Chronicle Map says in twenty. */
final class DirectoryFailures {
    private DirectoryFailures() {}

    /**
     * What a failure of the map means for its caller.
     *
     * @param failure what the map threw
     * @param file the map's file
     * @return what is the matter with the file and what to do
     */
    static String why(RuntimeException failure, Path file) {
        String subject = "the directory " + file;
        if (failure instanceof ChronicleHashClosedException) {
            return subject + " is closed; ask it only while its system runs";
        }
        if (failure instanceof InterProcessDeadLockException) {
            return subject
                    + " is locked by a thread or viewer that was stopped or killed meanwhile; end"
                    + " viewers that hang, and if it stays, restart the system with a new file";
        }
        return subject
                + " failed ("
                + rootOf(failure).toString().lines().findFirst().orElse("")
                + "); check the room on its disk, and if it is damaged, restart the system with a new"
                + " file";
    }

    /** Chronicle Map wraps the file system's failures in ones that say nothing. */
    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
            root = cause;
        }
        return root;
    }

    /**
     * Whether the map had no room for another entry. Chronicle Map has no type of its own for that.
     *
     * @param failure what the map threw
     * @return true if it was full
     */
    static boolean isFull(RuntimeException failure) {
        return failure instanceof IllegalStateException
                && String.valueOf(failure.getMessage()).contains("extra segment tier");
    }
}
