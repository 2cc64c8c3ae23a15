package io.tacho.stress.measure;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What this process holds: what must not grow with the time that a system runs.
 *
 * @param heapBytes in use, garbage included
 * @param residentBytes of memory, mapped files included; -1 where the system does not tell
 * @param threads that are alive
 * @param openFiles descriptors; -1 where the system does not tell
 */
public record ProcessResources(long heapBytes, long residentBytes, int threads, long openFiles) {
    /** Nothing, before anything was read. */
    public static final ProcessResources NONE = new ProcessResources(0, 0, 0, 0);

    private static final long UNKNOWN = -1;
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final long KILOBYTE = 1024;

    /**
     * Reads. Takes some 100 us, and allocates.
     *
     * @return now
     */
    public static ProcessResources read() {
        return new ProcessResources(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                resident(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                countOpenFiles());
    }

    /**
     * The larger of each.
     *
     * @param other another reading
     * @return what neither exceeds
     */
    public ProcessResources most(ProcessResources other) {
        return new ProcessResources(
                Math.max(heapBytes, other.heapBytes),
                Math.max(residentBytes, other.residentBytes),
                Math.max(threads, other.threads),
                Math.max(openFiles, other.openFiles));
    }

    private static long resident() {
        if (!Files.isReadable(STATUS)) {
            return UNKNOWN;
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) * KILOBYTE)
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException e) {
            // A system that does not tell after all.
            return UNKNOWN;
        }
    }

    private static long countOpenFiles() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean system
                ? system.getOpenFileDescriptorCount()
                : UNKNOWN;
    }
}
