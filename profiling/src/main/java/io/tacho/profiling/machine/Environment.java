package io.tacho.profiling.machine;

import java.lang.management.ManagementFactory;
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
                SystemFiles.firstLine("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"),
                chosen(SystemFiles.firstLine("/sys/kernel/mm/transparent_hugepage/enabled")),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                readContainer());
    }

    /**
     * Whether times measured here and there can be compared at all.
     *
     * @param there another
     * @return true if it has the same processor, and as many cores may be used
     */
    public boolean isSameMachine(Environment there) {
        return cpu.equals(there.cpu) && cores == there.cores;
    }

    /**
     * Whether measurements here and there are of one kind, and can be put together.
     *
     * @param there another
     * @return true if it is the same machine with the same JVM
     */
    public boolean isAlike(Environment there) {
        return isSameMachine(there) && jvm.equals(there.jvm);
    }

    private static String readCpu() {
        return SystemFiles.lines("/proc/cpuinfo").stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElseGet(() -> System.getProperty("os.arch", SystemFiles.UNKNOWN));
    }

    private static String readContainer() {
        String limit = SystemFiles.firstLine("/sys/fs/cgroup/cpu.max");
        return limit.equals(SystemFiles.UNKNOWN) || limit.startsWith("max")
                ? "none"
                : "cpu.max " + limit;
    }

    /** Of {@code always [madvise] never} what is in brackets. */
    private static String chosen(String line) {
        int from = line.indexOf('[');
        int to = line.indexOf(']');
        return from >= 0 && to > from ? line.substring(from + 1, to) : line;
    }
}
