package io.tacho.stress.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** JVM flags of what is measured. */
final class ForkFlags {
    /**
     * A heap that neither grows nor is met for the first time while something is measured: on a
     * virtual machine a fresh page costs from 2 to 17 us (docs/performance.md).
     */
    private static final List<String> HEAP = List.of("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch");

    /**
     * Who calls a method that is to be compiled waits for it. What is inlined where otherwise
     * depends on when the compiler had a core: forks then differ by a quarter
     * (docs/benchmarking.md).
     */
    private static final String COMPILATION = "-XX:-BackgroundCompilation";

    private static final List<String> NOT_INHERITED =
            List.of("-Xms", "-Xmx", "-XX:+AlwaysPreTouch", "-Dtacho.std");

    /** Of the others there is one that JDK 17 does not know, and would not start with. */
    private static final String LENIENT = "-XX:+IgnoreUnrecognizedVMOptions";

    private ForkFlags() {}

    /**
     * For what is counted: those of this JVM that choose neither heap nor collector.
     *
     * @param folder gets what a JVM leaves behind that crashes
     */
    static List<String> counted(Path folder) {
        List<String> flags = new ArrayList<>();
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            boolean chooses =
                    flag.startsWith("-X") || NOT_INHERITED.stream().anyMatch(flag::startsWith);
            if (!chooses || flag.equals(LENIENT)) {
                flags.add(flag);
            }
        }
        // In the name %p stands for the process, and %% for itself.
        String name = folder.toAbsolutePath().toString().replace("%", "%%") + "/hs_err_pid%p.log";
        flags.add("-XX:ErrorFile=" + name);
        return List.copyOf(flags);
    }

    /** Those of this JVM, with another heap, compiling in the foreground. */
    static List<String> read() {
        List<String> flags = new ArrayList<>();
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (NOT_INHERITED.stream().noneMatch(flag::startsWith)) {
                flags.add(flag);
            }
        }
        flags.addAll(HEAP);
        flags.add(COMPILATION);
        return List.copyOf(flags);
    }
}
