package io.tacho.registry;

import io.tacho.runtime.spi.CounterSink;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;
import org.agrona.concurrent.status.CountersManager;
import org.agrona.concurrent.status.CountersReader;

/**
 * Counters in a memory-mapped file that other processes read with {@link CountersView} without
 * disturbing anybody. Any thread may make a counter or close. A counter has one writer, or several
 * that tell the same; a label is given once.
 *
 * <p>Setting a counter is one ordered store (release): it neither locks nor allocates, and a reader
 * that sees a value sees what the same thread wrote before. The mapping is released when this and
 * the counters are garbage, not by {@link #close}, so that a late write can't hit memory that is no
 * longer there.
 */
public final class MappedCounters implements CounterSink {
    private static final String WHAT = "the counters file";

    private final Path file;
    private final UnsafeBuffer header;
    private final CountersManager manager;
    private final Set<String> labels = new HashSet<>();
    private boolean closed;

    private MappedCounters(Path file, UnsafeBuffer mapped, int maxCounters) {
        this.file = file;
        this.header = mapped;
        this.manager =
                new CountersManager(
                        CountersFileDescriptor.metaData(mapped, maxCounters),
                        CountersFileDescriptor.values(mapped, maxCounters));
    }

    /**
     * Makes a file without counters. It stays when the counters are closed.
     *
     * @param file where; its folder must exist, the file must not
     * @param systemName whose counters they are, for viewers; what goes beyond 64 bytes of UTF-8 is
     *     left out
     * @param maxCounters how many fit, 1 to 65,536; each takes 640 bytes
     * @return the counters
     * @throws RegistryException if the file exists or can't be made, or the disk is full
     */
    public static MappedCounters create(Path file, String systemName, int maxCounters) {
        if (maxCounters < 1 || maxCounters > CountersFileDescriptor.MOST_COUNTERS) {
            throw new IllegalArgumentException(
                    "maxCounters: 1 to "
                            + CountersFileDescriptor.MOST_COUNTERS
                            + ", not "
                            + maxCounters);
        }
        UnsafeBuffer mapped = map(file, CountersFileDescriptor.fileLength(maxCounters));
        MappedCounters counters = new MappedCounters(file, mapped, maxCounters);
        writeHeader(mapped, systemName, maxCounters);
        return counters;
    }

    /**
     * Makes a counter that shows 0.
     *
     * @param label what it counts, 1 to 380 bytes of UTF-8, not yet in use
     * @return the counter
     * @throws IllegalArgumentException if the label is empty, too long or in use
     * @throws RegistryException if there is no room for another counter, or this is closed
     */
    @Override
    public synchronized Counter allocate(String label) {
        int length = label.getBytes(StandardCharsets.UTF_8).length;
        if (length < 1 || length > CountersReader.MAX_LABEL_LENGTH) {
            throw new IllegalArgumentException(
                    "a counter's label has 1 to "
                            + CountersReader.MAX_LABEL_LENGTH
                            + " bytes, this one "
                            + length);
        }
        if (closed) {
            throw new RegistryException(
                    "can't make the counter " + label + ": " + WHAT + " " + file + " is closed");
        }
        if (labels.contains(label)) {
            throw new IllegalArgumentException(
                    "there is a counter " + label + " already; a counter has one writer");
        }
        if (manager.available() == 0) {
            throw new RegistryException(
                    "can't make the counter "
                            + label
                            + ": "
                            + WHAT
                            + " "
                            + file
                            + " is full, it was made for "
                            + manager.capacity()
                            + " counters; create it for more");
        }
        AtomicCounter counter = manager.newCounter(label);
        labels.add(label);
        return new MappedCounter(counter);
    }

    /** Tells viewers that the system has shut down. Counters keep what they showed last. */
    @Override
    public synchronized void close() {
        closed = true;
        header.putIntRelease(CountersFileDescriptor.CLOSED_OFFSET, 1);
    }

    private static UnsafeBuffer map(Path file, int length) {
        try (FileChannel channel = OwnerOnlyFiles.createNew(file, WHAT)) {
            OwnerOnlyFiles.reserve(channel, length);
            MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, length);
            return new UnsafeBuffer(mapped);
        } catch (IOException e) {
            OwnerOnlyFiles.deleteUnfinished(file, e);
            throw new RegistryException(
                    "can't make "
                            + WHAT
                            + " "
                            + file
                            + " ("
                            + e
                            + "): check that the disk has room for "
                            + length
                            + " bytes",
                    e);
        }
    }

    private static void writeHeader(UnsafeBuffer header, String systemName, int maxCounters) {
        ProcessHandle process = ProcessHandle.current();
        byte[] name = fitting(systemName);
        header.putLong(CountersFileDescriptor.MAGIC_OFFSET, CountersFileDescriptor.MAGIC);
        header.putLong(CountersFileDescriptor.PID_OFFSET, process.pid());
        header.putLong(CountersFileDescriptor.STARTED_AT_OFFSET, System.currentTimeMillis());
        ProcessStart start = ProcessStart.of(process, ProcessStart.PROC);
        header.putLong(CountersFileDescriptor.START_TICKS_OFFSET, start.ticks());
        header.putLong(CountersFileDescriptor.START_BOOT_OFFSET, start.boot());
        header.putLong(CountersFileDescriptor.START_MILLIS_OFFSET, start.millis());
        header.putInt(CountersFileDescriptor.MAX_COUNTERS_OFFSET, maxCounters);
        header.putInt(CountersFileDescriptor.NAME_LENGTH_OFFSET, name.length);
        header.putBytes(CountersFileDescriptor.NAME_OFFSET, name);
        header.putIntRelease(CountersFileDescriptor.VERSION_OFFSET, CountersFileDescriptor.VERSION);
    }

    /** As many whole characters as there is room for. */
    private static byte[] fitting(String name) {
        String shorter = name;
        byte[] bytes = shorter.getBytes(StandardCharsets.UTF_8);
        while (bytes.length > CountersFileDescriptor.MAX_NAME_LENGTH) {
            int end = shorter.offsetByCodePoints(shorter.length(), -1);
            shorter = shorter.substring(0, end);
            bytes = shorter.getBytes(StandardCharsets.UTF_8);
        }
        return bytes;
    }

    /** A class rather than a lambda, so that all counters share one, and calls inline. */
    private static final class MappedCounter implements Counter {
        private final AtomicCounter counter;

        MappedCounter(AtomicCounter counter) {
            this.counter = counter;
        }

        @Override
        public void set(long value) {
            counter.setRelease(value);
        }
    }
}
