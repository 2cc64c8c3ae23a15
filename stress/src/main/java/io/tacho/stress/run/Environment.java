package io.tacho.stress.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a run took place. What the machine does not tell is "unknown".
 *
 * @param jvm vendor and version
 * @param flags of the JVM
 * @param cpu model
 * @param cores that the JVM may use
 * @param governor of CPU 0's frequency
 * @param thp transparent huge pages
 * @param kernel name and version
 * @param container cgroup limit of CPU time, or "none"
 */
public record Environment(
        String jvm,
        List<String> flags,
        String cpu,
        int cores,
        String governor,
        String thp,
        String kernel,
        String container) {
    private static final String UNKNOWN = "unknown";

    /**
     * Looks.
     *
     * @return this machine
     */
    public static Environment read() {
        return new Environment(
                System.getProperty("java.vm.vendor") + " " + Runtime.version(),
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                readCpu(),
                Runtime.getRuntime().availableProcessors(),
                firstLine("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"),
                chosen(firstLine("/sys/kernel/mm/transparent_hugepage/enabled")),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                readContainer());
    }

    private static String readCpu() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        } catch (IOException e) {
            // Not a Linux: the architecture is all there is.
            return System.getProperty("os.arch", UNKNOWN);
        }
        return System.getProperty("os.arch", UNKNOWN);
    }

    private static String readContainer() {
        String limit = firstLine("/sys/fs/cgroup/cpu.max");
        return limit.equals(UNKNOWN) || limit.startsWith("max") ? "none" : "cpu.max " + limit;
    }

    /** Of {@code always [madvise] never} what is in brackets. */
    private static String chosen(String line) {
        int from = line.indexOf('[');
        int to = line.indexOf(']');
        return from >= 0 && to > from ? line.substring(from + 1, to) : line;
    }

    private static String firstLine(String file) {
        try {
            List<String> lines = Files.readAllLines(Path.of(file));
            return lines.isEmpty() ? UNKNOWN : lines.get(0).strip();
        } catch (IOException e) {
            // A file that this system does not have tells nothing, which is what "unknown" says.
            return UNKNOWN;
        }
    }
}
