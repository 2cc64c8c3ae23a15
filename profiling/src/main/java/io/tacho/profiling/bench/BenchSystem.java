package io.tacho.profiling.bench;

import io.tacho.journal.JournalMode;
import io.tacho.journal.JournalTap;
import io.tacho.profiling.machine.CorePair;
import io.tacho.registry.ChronicleDirectory;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.ActorSystemBuilder;
import io.tacho.runtime.MessageCounts;
import io.tacho.runtime.SchedulingOptions;
import io.tacho.runtime.Sender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import net.openhft.affinity.Affinity;
import org.jspecify.annotations.Nullable;

/**
 * A running system for one benchmark, with whatever files it needs in a temporary directory. Made,
 * used and closed by the benchmark's own thread, which sends through {@link #sender}.
 */
final class BenchSystem {
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final String REGISTRY = "registry.dat";

    /** A worker that looks for more work would keep its only core from who has some for it. */
    private static final SchedulingOptions AT_ONCE_ASLEEP =
            new SchedulingOptions(
                    SchedulingOptions.DEFAULT.turnMessages(),
                    SchedulingOptions.DEFAULT.turnNanos(),
                    SchedulingOptions.DEFAULT.inboxInterval(),
                    SchedulingOptions.DEFAULT.stuckNanos(),
                    0,
                    0);

    private final @Nullable Path directory;
    private final @Nullable JournalTap tap;
    private final ActorSystem actors;
    private final Sender sender;

    private BenchSystem(
            ActorSystemBuilder builder, @Nullable Path directory, @Nullable JournalTap tap) {
        this.directory = directory;
        this.tap = tap;
        actors = builder.build();
        sender = actors.newSender();
    }

    /** Without a registry in a file, and nothing recorded. */
    static BenchSystem unregistered(int workers) {
        return new BenchSystem(builder(workers), null, null);
    }

    /**
     * With a registry in a memory-mapped file.
     *
     * @param names for how many names there is room
     * @throws IOException if its directory can't be made
     */
    static BenchSystem registered(int workers, long names) throws IOException {
        Path directory = TemporaryDirectories.create("tacho-bench");
        ActorSystemBuilder builder =
                builder(workers)
                        .directory(ChronicleDirectory.create(directory.resolve(REGISTRY), names));
        return new BenchSystem(builder, directory, null);
    }

    /**
     * The same with one worker, and that on another core than the calling thread, for good. Where
     * the kernel has put both on one, which it does now and then, the spinning thread keeps the
     * core from the worker it waits for, a hundred us each time.
     *
     * @param names for how many names there is room
     * @throws IOException if its directory can't be made
     */
    static BenchSystem registeredApart(long names) throws IOException {
        Optional<CorePair> cores = CorePair.allowed();
        if (cores.isEmpty()) {
            return registered(1, names);
        }
        // A new thread gets the cores of who makes it.
        Affinity.setAffinity(cores.get().first());
        try {
            return registered(1, names);
        } finally {
            Affinity.setAffinity(cores.get().second());
        }
    }

    /**
     * With one worker, whose messages are recorded in a journal that keeps what is youngest.
     *
     * @throws IOException if its directory can't be made
     */
    static BenchSystem recorded(JournalMode mode) throws IOException {
        Path directory = TemporaryDirectories.create("tacho-bench");
        JournalTap tap = JournalTap.open(BoundedJournal.options(directory, 1).mode(mode).build());
        return new BenchSystem(builder(1).tap(tap), directory, tap);
    }

    private static ActorSystemBuilder builder(int workers) {
        ActorSystemBuilder builder = ActorSystem.builder("bench").workers(workers);
        return Baton.ONE_CORE ? builder.scheduling(AT_ONCE_ASLEEP) : builder;
    }

    ActorSystem actors() {
        return actors;
    }

    /** To be used by the thread that made the system. */
    Sender sender() {
        return sender;
    }

    /**
     * How long the registry's file is; all of it is reserved on the disk where the file system can.
     *
     * @throws IOException if it can't be read, or there is none
     */
    long registryBytes() throws IOException {
        if (directory == null) {
            throw new IOException("this system has no registry in a file");
        }
        return Files.size(directory.resolve(REGISTRY));
    }

    /**
     * Ends the system and removes its files.
     *
     * @return how many messages were handled in all
     * @throws IllegalStateException if a message was lost, refused, or not handled in good order
     * @throws IOException if the files can't be removed
     */
    long close() throws IOException {
        sender.close();
        MessageCounts counts = actors.shutdown(DRAIN);
        if (directory != null) {
            TemporaryDirectories.delete(directory);
        }
        if (tap != null && tap.failure() != null) {
            throw new IllegalStateException("the journal was not written", tap.failure());
        }
        Check.that(
                counts.handled() == counts.sent() && counts.rejected() == 0,
                "not every message was handled: " + counts);
        return counts.handled();
    }
}
