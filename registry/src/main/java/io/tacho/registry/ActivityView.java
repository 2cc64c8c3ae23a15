package io.tacho.registry;

import static io.tacho.registry.ActivityFileDescriptor.ACTORS_OFFSET;
import static io.tacho.registry.ActivityFileDescriptor.BACKLOG_OFFSET;
import static io.tacho.registry.ActivityFileDescriptor.ENTRY_LENGTH;
import static io.tacho.registry.ActivityFileDescriptor.HANDLED_OFFSET;
import static io.tacho.registry.ActivityFileDescriptor.HEADER_LENGTH;
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

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads what the actors of a system do, from another process, while it runs, hangs or after it
 * ended in whatever way. Any thread. The file is mapped read-only and without a lock: a viewer that
 * hangs or dies disturbs nobody. Each number is true by itself; several are not read at one
 * instant. There is nothing to close: the mapping goes with the object.
 */
public final class ActivityView {
    private static final String WHAT = "the activity file ";

    private final UnsafeBuffer workers;
    private final UnsafeBuffer[] entries;
    private final int actors;

    private ActivityView(UnsafeBuffer workers, UnsafeBuffer[] entries, int actors) {
        this.workers = workers;
        this.entries = entries;
        this.actors = actors;
    }

    /**
     * What an actor has done.
     *
     * @param handled messages, in any way
     * @param nanos that all of them took
     * @param slowestNanos that the slowest took of those that began in the present second or in the
     *     one before, a second being 2^30 ns; 0 if there was none
     * @param backlog of its mailbox, when it was last looked at
     */
    public record Activity(long handled, long nanos, long slowestNanos, int backlog) {}

    /**
     * A worker that handles a message.
     *
     * @param worker index, from 0
     * @param actorId whose message
     * @param since ns of {@link System#nanoTime()} of the system's process
     */
    public record Handling(int worker, int actorId, long since) {}

    /**
     * Opens a file for reading.
     *
     * @param file made by {@link ActivityTap}
     * @return the view
     * @throws RegistryException if there is no such file, it is no activity file, it has another
     *     version, or it is shorter than its header says
     */
    public static ActivityView open(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long length = channel.size();
            if (length < HEADER_LENGTH) {
                throw damaged(file, "it has " + length + " bytes, less than a header");
            }
            UnsafeBuffer header = map(channel, 0, HEADER_LENGTH);
            if (header.getLong(MAGIC_OFFSET) != MAGIC) {
                throw damaged(file, "it is none, or of another machine");
            }
            int version = header.getIntVolatile(VERSION_OFFSET);
            if (version != VERSION) {
                throw damaged(file, "it has version " + version + ", not " + VERSION);
            }
            int count = header.getInt(WORKERS_OFFSET);
            int actors = header.getInt(ACTORS_OFFSET);
            if (count < 1 || count > MOST_WORKERS || actors < 1 || actors > MOST_ACTORS) {
                throw damaged(file, "its header makes no sense");
            }
            if (length < ActivityFileDescriptor.fileLength(count, actors)) {
                throw damaged(file, "it has only " + length + " bytes");
            }
            UnsafeBuffer[] entries = new UnsafeBuffer[count];
            for (int i = 0; i < count; i++) {
                entries[i] =
                        map(
                                channel,
                                ActivityFileDescriptor.entriesOffset(count, actors, i),
                                actors * ENTRY_LENGTH);
            }
            return new ActivityView(
                    map(channel, 0, ActivityFileDescriptor.workersLength(count)), entries, actors);
        } catch (NoSuchFileException e) {
            throw new RegistryException(
                    "there is no activity file "
                            + file
                            + ": check the path, and that the system was started with one",
                    e);
        } catch (IOException e) {
            throw new RegistryException("can't read " + WHAT + file + " (" + e + ")", e);
        }
    }

    private static UnsafeBuffer map(FileChannel channel, long offset, int length)
            throws IOException {
        return new UnsafeBuffer(channel.map(FileChannel.MapMode.READ_ONLY, offset, length));
    }

    private static RegistryException damaged(Path file, String why) {
        return new RegistryException(
                WHAT
                        + file
                        + " is damaged or cut: "
                        + why
                        + "; its system writes a new one when it is started again");
    }

    /**
     * How many actors it has room for: ids are less than this.
     *
     * @return 1 or more
     */
    public int actors() {
        return actors;
    }

    /**
     * How much an actor has handled, in any way.
     *
     * @param actorId 0 to {@link #actors} - 1
     * @return messages
     */
    public long handled(int actorId) {
        long sum = 0;
        for (UnsafeBuffer each : entries) {
            sum += each.getLongVolatile(actorId * ENTRY_LENGTH + HANDLED_OFFSET);
        }
        return sum;
    }

    /**
     * What an actor has done.
     *
     * @param actorId 0 to {@link #actors} - 1
     * @param now ns of {@link System#nanoTime()}
     * @return the sum over the workers
     */
    public Activity of(int actorId, long now) {
        int present = (int) (now >> SECOND_SHIFT);
        int at = actorId * ENTRY_LENGTH;
        long handled = 0;
        long nanos = 0;
        long slowest = 0;
        boolean seen = false;
        int latest = 0;
        int backlog = 0;
        for (UnsafeBuffer each : entries) {
            long count = each.getLongVolatile(at + HANDLED_OFFSET);
            handled += count;
            nanos += each.getLongVolatile(at + NANOS_OFFSET);
            int second = each.getIntVolatile(at + SECOND_OFFSET);
            if (present - second <= 1) {
                slowest = Math.max(slowest, each.getLongVolatile(at + SLOWEST_OFFSET));
            }
            if (count > 0 && (!seen || second - latest > 0)) {
                // Of several workers the one that had it last.
                seen = true;
                latest = second;
                backlog = each.getIntVolatile(at + BACKLOG_OFFSET);
            }
        }
        return new Activity(handled, nanos, slowest, backlog);
    }

    /**
     * Which workers handle a message at this moment, and since when.
     *
     * @return those that do
     */
    public List<Handling> handling() {
        List<Handling> busy = new ArrayList<>();
        for (int i = 0; i < entries.length; i++) {
            int line = ActivityFileDescriptor.workerOffset(i);
            long since = workers.getLongVolatile(line + SINCE_OFFSET);
            int recipient = workers.getIntVolatile(line + RECIPIENT_OFFSET);
            // Unchanged, so both were of one message.
            if (since != 0 && workers.getLongVolatile(line + SINCE_OFFSET) == since) {
                busy.add(new Handling(i, recipient, since));
            }
        }
        return busy;
    }
}
