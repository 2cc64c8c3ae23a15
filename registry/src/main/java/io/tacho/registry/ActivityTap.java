package io.tacho.registry;

import static io.tacho.registry.ActivityFileDescriptor.ACTORS_OFFSET;
import static io.tacho.registry.ActivityFileDescriptor.BACKLOG_OFFSET;
import static io.tacho.registry.ActivityFileDescriptor.ENTRY_LENGTH;
import static io.tacho.registry.ActivityFileDescriptor.HANDLED_OFFSET;
import static io.tacho.registry.ActivityFileDescriptor.MAGIC;
import static io.tacho.registry.ActivityFileDescriptor.MAGIC_OFFSET;
import static io.tacho.registry.ActivityFileDescriptor.MOST_ACTORS;
import static io.tacho.registry.ActivityFileDescriptor.MOST_WORKERS;
import static io.tacho.registry.ActivityFileDescriptor.NANOS_OFFSET;
import static io.tacho.registry.ActivityFileDescriptor.RECIPIENT_OFFSET;
import static io.tacho.registry.ActivityFileDescriptor.SECOND_OFFSET;
import static io.tacho.registry.ActivityFileDescriptor.SECOND_SHIFT;
import static io.tacho.registry.ActivityFileDescriptor.SINCE_OFFSET;
import static io.tacho.registry.ActivityFileDescriptor.SLOWEST_OFFSET;
import static io.tacho.registry.ActivityFileDescriptor.VERSION;
import static io.tacho.registry.ActivityFileDescriptor.VERSION_OFFSET;
import static io.tacho.registry.ActivityFileDescriptor.WORKERS_OFFSET;

import io.tacho.runtime.spi.ForwardingTap;
import io.tacho.runtime.spi.ForwardingTapStream;
import io.tacho.runtime.spi.MessageHeader;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.MessageTap;
import io.tacho.runtime.spi.TapStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Shows in a memory-mapped file what each actor does: how much it has handled, how long that took,
 * what waits for it, and what each worker is busy with. Other processes read it with {@link
 * ActivityView}, also while a handler hangs, and disturb nobody. Stands before another tap, which
 * gets everything.
 *
 * <p>Writing takes a few stores a message, which neither lock nor allocate; each worker has entries
 * of its own. Actors with an id beyond the file's, and workers beyond its workers (those with a
 * thread of their own), are passed on and not shown.
 */
public final class ActivityTap extends ForwardingTap {
    private static final String WHAT = "the activity file";

    private final UnsafeBuffer workers;
    private final UnsafeBuffer[] entries;

    private ActivityTap(UnsafeBuffer workers, UnsafeBuffer[] entries, MessageTap next) {
        super(next);
        this.workers = workers;
        this.entries = entries;
    }

    /**
     * Makes a file. It stays when the tap is closed.
     *
     * @param file where; its folder must exist, the file must not
     * @param workers of the system, 1 to 4,096
     * @param highestActorId up to which actors are shown; each takes 32 bytes a worker
     * @param next gets everything as well
     * @return the tap
     * @throws IllegalArgumentException if a number is out of its range
     * @throws RegistryException if the file exists or can't be made, or the disk is full
     */
    public static ActivityTap create(Path file, int workers, int highestActorId, MessageTap next) {
        if (workers < 1
                || workers > MOST_WORKERS
                || highestActorId < 0
                || highestActorId >= MOST_ACTORS) {
            throw new IllegalArgumentException(
                    "workers: 1 to "
                            + MOST_WORKERS
                            + ", highestActorId: 0 to "
                            + (MOST_ACTORS - 1));
        }
        int actors = highestActorId + 1;
        try (FileChannel channel = OwnerOnlyFiles.createNew(file, WHAT)) {
            OwnerOnlyFiles.reserve(channel, ActivityFileDescriptor.fileLength(workers, actors));
            UnsafeBuffer header = map(channel, 0, ActivityFileDescriptor.workersLength(workers));
            UnsafeBuffer[] entries = new UnsafeBuffer[workers];
            for (int i = 0; i < workers; i++) {
                entries[i] =
                        map(
                                channel,
                                ActivityFileDescriptor.entriesOffset(workers, actors, i),
                                actors * ENTRY_LENGTH);
            }
            header.putLong(MAGIC_OFFSET, MAGIC);
            header.putInt(WORKERS_OFFSET, workers);
            header.putInt(ACTORS_OFFSET, actors);
            header.putIntRelease(VERSION_OFFSET, VERSION);
            return new ActivityTap(header, entries, next);
        } catch (IOException e) {
            OwnerOnlyFiles.deleteUnfinished(file, e);
            throw new RegistryException(
                    "can't make " + WHAT + " " + file + " (" + e + "): check the room on the disk",
                    e);
        }
    }

    private static UnsafeBuffer map(FileChannel channel, long offset, int length)
            throws IOException {
        return new UnsafeBuffer(channel.map(FileChannel.MapMode.READ_WRITE, offset, length));
    }

    @Override
    public TapStream openStream(int worker) {
        TapStream stream = super.openStream(worker);
        return worker < 0 || worker >= entries.length
                ? stream
                : new Stream(
                        workers,
                        ActivityFileDescriptor.workerOffset(worker),
                        entries[worker],
                        stream);
    }

    /** One worker's. */
    private static final class Stream extends ForwardingTapStream {
        private final UnsafeBuffer workers;
        private final int line;
        private final UnsafeBuffer entries;
        private final int end;

        private boolean broken;

        // The message between begin and end.
        private int entry;
        private long receivedAt;

        Stream(UnsafeBuffer workers, int line, UnsafeBuffer entries, TapStream next) {
            super(next);
            this.workers = workers;
            this.line = line;
            this.entries = entries;
            this.end = entries.capacity() / ENTRY_LENGTH;
        }

        @Override
        public void begin(
                MessageHeader header,
                int recipient,
                long recipientSequence,
                long received,
                int backlog) {
            receivedAt = received;
            entry = recipient < end ? recipient * ENTRY_LENGTH : -1;
            if (!broken) {
                try {
                    show(recipient, backlog);
                } catch (Throwable fault) {
                    breaks(fault);
                }
            }
            next().begin(header, recipient, recipientSequence, received, backlog);
        }

        private void show(int recipient, int backlog) {
            // Behind the end of the one before, which a viewer has to see first.
            workers.putIntRelease(line + RECIPIENT_OFFSET, recipient);
            workers.putLongRelease(line + SINCE_OFFSET, receivedAt);
            if (backlog >= 0 && entry >= 0) {
                entries.putInt(entry + BACKLOG_OFFSET, backlog);
            }
        }

        @Override
        public boolean end(long completedAt, MessageOutcome outcome, int flags) {
            if (!broken) {
                try {
                    hide(completedAt);
                } catch (Throwable fault) {
                    breaks(fault);
                }
            }
            return next().end(completedAt, outcome, flags);
        }

        private void hide(long completedAt) {
            if (entry >= 0) {
                count(completedAt - receivedAt);
            }
            // Behind what is counted: who sees it idle sees the message counted.
            workers.putLongRelease(line + SINCE_OFFSET, 0);
        }

        /**
         * A fault in the mapping: somebody has cut the file, or the disk can't read or keep it. No
         * actor is to end of that, and the next tap gets everything as before.
         */
        private void breaks(Throwable fault) {
            broken = true;
            System.getLogger("io.tacho.registry")
                    .log(
                            System.Logger.Level.WARNING,
                            WHAT + " can't be written any more; what actors do is not shown",
                            fault);
        }

        private void count(long nanos) {
            entries.putLong(entry + HANDLED_OFFSET, entries.getLong(entry + HANDLED_OFFSET) + 1);
            entries.putLong(entry + NANOS_OFFSET, entries.getLong(entry + NANOS_OFFSET) + nanos);
            int second = (int) (receivedAt >> SECOND_SHIFT);
            if (entries.getInt(entry + SECOND_OFFSET) != second) {
                // The second behind it, or a viewer takes an old one for this second's.
                entries.putLong(entry + SLOWEST_OFFSET, nanos);
                entries.putIntRelease(entry + SECOND_OFFSET, second);
            } else if (nanos > entries.getLong(entry + SLOWEST_OFFSET)) {
                entries.putLong(entry + SLOWEST_OFFSET, nanos);
            }
        }
    }
}
