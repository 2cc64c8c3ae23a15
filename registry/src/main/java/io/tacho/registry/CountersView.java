package io.tacho.registry;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.function.ObjLongConsumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.CountersReader;

/**
 * Reads a system's counters from another process, while it runs or after it ended in whatever way.
 * Any thread may call any method. The file is mapped read-only and without a lock: a viewer that
 * hangs or dies disturbs nobody. Each value is true by itself; values of different counters are not
 * read at one instant. There is nothing to close: the mapping goes with the object.
 */
public final class CountersView {
    private final Path file;
    private final UnsafeBuffer header;
    private final UnsafeBuffer metaData;
    private final CountersReader counters;
    private final String systemName;

    private CountersView(Path file, UnsafeBuffer mapped, int maxCounters) {
        this.file = file;
        this.header = mapped;
        this.metaData = CountersFileDescriptor.metaData(mapped, maxCounters);
        this.counters =
                new CountersReader(metaData, CountersFileDescriptor.values(mapped, maxCounters));
        this.systemName =
                mapped.getStringWithoutLengthUtf8(
                        CountersFileDescriptor.NAME_OFFSET,
                        mapped.getInt(CountersFileDescriptor.NAME_LENGTH_OFFSET));
    }

    /**
     * Opens a file for reading. Counters made later are seen as well.
     *
     * @param file made by {@link MappedCounters}
     * @return the view
     * @throws RegistryException if there is no such file, it is no counters file, it has another
     *     version, or it is shorter than its header says
     */
    public static CountersView open(Path file) {
        UnsafeBuffer mapped = map(file);
        checkVersion(file, mapped);
        int maxCounters = mapped.getInt(CountersFileDescriptor.MAX_COUNTERS_OFFSET);
        int nameLength = mapped.getInt(CountersFileDescriptor.NAME_LENGTH_OFFSET);
        if (maxCounters < 1
                || maxCounters > CountersFileDescriptor.MOST_COUNTERS
                || nameLength < 0
                || nameLength > CountersFileDescriptor.MAX_NAME_LENGTH) {
            throw damaged(file, "its header makes no sense");
        }
        int length = CountersFileDescriptor.fileLength(maxCounters);
        if (mapped.capacity() < length) {
            throw damaged(file, "it has " + mapped.capacity() + " bytes instead of " + length);
        }
        return new CountersView(file, mapped, maxCounters);
    }

    /**
     * What a counter shows.
     *
     * @param label its label
     * @return the value; empty if there is no such counter (yet)
     * @throws RegistryException if the file is damaged
     */
    public OptionalLong value(String label) {
        for (int id = 0; id <= counters.maxCounterId(); id++) {
            if (!isAllocated(id)) {
                break;
            }
            if (label(id).equals(label)) {
                return OptionalLong.of(counters.getCounterValue(id));
            }
        }
        return OptionalLong.empty();
    }

    /**
     * Shows every counter, in the order in which they were made.
     *
     * @param action gets each label and value
     * @throws RegistryException if the file is damaged
     */
    public void forEach(ObjLongConsumer<String> action) {
        for (int id = 0; id <= counters.maxCounterId(); id++) {
            if (!isAllocated(id)) {
                break;
            }
            action.accept(label(id), counters.getCounterValue(id));
        }
    }

    /**
     * Which process writes, or wrote.
     *
     * @return its process id
     */
    public long pid() {
        return header.getLong(CountersFileDescriptor.PID_OFFSET);
    }

    /**
     * Whose counters they are.
     *
     * @return the name of the system, at most 64 bytes of UTF-8
     */
    public String systemName() {
        return systemName;
    }

    /**
     * When the counters were made.
     *
     * @return wall clock, ms since 1970
     */
    public long startedAtMillis() {
        return header.getLong(CountersFileDescriptor.STARTED_AT_OFFSET);
    }

    /**
     * Whether the system has shut down in good order. False with {@link #processAlive} false too:
     * it died, and the counters show what it had written until then.
     *
     * @return true once it has
     */
    public boolean closed() {
        return header.getIntVolatile(CountersFileDescriptor.CLOSED_OFFSET) != 0;
    }

    /**
     * Whether the writer's process is there. A process that merely got the same id later does not
     * count, where the system tells when a process was started. Says nothing about a writer on
     * another machine or in another container's process namespace.
     *
     * @return true if it runs
     */
    public boolean processAlive() {
        return ProcessHandle.of(pid()).filter(this::isWriter).isPresent();
    }

    private boolean isWriter(ProcessHandle process) {
        ProcessStart written =
                new ProcessStart(
                        header.getLong(CountersFileDescriptor.START_TICKS_OFFSET),
                        header.getLong(CountersFileDescriptor.START_BOOT_OFFSET),
                        header.getLong(CountersFileDescriptor.START_MILLIS_OFFSET));
        return process.isAlive() && written.mayBe(ProcessStart.of(process, ProcessStart.PROC));
    }

    /** Counters are never freed, so the first that isn't there ends them. */
    private boolean isAllocated(int id) {
        return metaData.getIntVolatile(CountersReader.metaDataOffset(id))
                == CountersReader.RECORD_ALLOCATED;
    }

    private String label(int id) {
        int offset = CountersReader.metaDataOffset(id) + CountersReader.LABEL_OFFSET;
        int length = metaData.getInt(offset);
        if (length < 0 || length > CountersReader.MAX_LABEL_LENGTH) {
            throw damaged(file, "the label of counter " + id + " has " + length + " bytes");
        }
        return metaData.getStringUtf8(offset, length);
    }

    private static UnsafeBuffer map(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long length = channel.size();
            if (length < CountersFileDescriptor.HEADER_LENGTH) {
                throw damaged(file, "it has " + length + " bytes, less than a header");
            }
            MappedByteBuffer mapped =
                    channel.map(
                            FileChannel.MapMode.READ_ONLY,
                            0,
                            Math.min(
                                    length,
                                    CountersFileDescriptor.fileLength(
                                            CountersFileDescriptor.MOST_COUNTERS)));
            return new UnsafeBuffer(mapped);
        } catch (NoSuchFileException e) {
            throw new RegistryException(
                    "there is no counters file "
                            + file
                            + ": check the path, and that the system was started with counters",
                    e);
        } catch (IOException e) {
            throw new RegistryException("can't read the counters file " + file + " (" + e + ")", e);
        }
    }

    private static void checkVersion(Path file, UnsafeBuffer mapped) {
        // Acquire, paired with the writer's release: what the header says is read after this.
        int version = mapped.getIntVolatile(CountersFileDescriptor.VERSION_OFFSET);
        long magic = mapped.getLong(CountersFileDescriptor.MAGIC_OFFSET);
        if (version == 0 && (magic == 0 || magic == CountersFileDescriptor.MAGIC)) {
            throw new RegistryException(
                    "the counters file "
                            + file
                            + " is not complete: its system is starting, or died while it started;"
                            + " try again");
        }
        if (magic != CountersFileDescriptor.MAGIC) {
            throw new RegistryException(file + " is not a counters file: check the path");
        }
        if (version != CountersFileDescriptor.VERSION) {
            throw new RegistryException(
                    "the counters file "
                            + file
                            + " has version "
                            + version
                            + ", this program reads "
                            + CountersFileDescriptor.VERSION
                            + ": use the program that the system was started with");
        }
    }

    private static RegistryException damaged(Path file, String why) {
        return new RegistryException(
                "the counters file "
                        + file
                        + " is damaged or cut: "
                        + why
                        + "; its system writes a new one when it is started again");
    }
}
