package io.tacho.profiling.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What about a machine makes its figures hard to repeat or to compare. */
public final class EnvironmentWarnings {
    /** As much work as this part of a core, averaged over a minute, is company. */
    private static final double IDLE_LOAD = 0.3;

    private static final int FEW_CORES = 4;

    private EnvironmentWarnings() {}

    /**
     * Looks at this machine.
     *
     * @return a line each; empty if nothing is against it
     */
    public static List<String> read() {
        Environment environment = Environment.read();
        List<String> warnings = new ArrayList<>();
        if (SystemFiles.anyLine(
                "/proc/cpuinfo", line -> line.matches("flags.*\\bhypervisor\\b.*"))) {
            warnings.add(
                    "a virtual machine: its processors are shared with others and move between"
                            + " cores, which the guest does not see");
        }
        governor(environment.governor(), warnings);
        turbo(warnings);
        if (environment.thp().equals("always")) {
            warnings.add(
                    "transparent huge pages are on for all memory: the kernel may stop to make"
                            + " them; 'madvise' leaves that to who asks");
        }
        if (!environment.container().equals("none")) {
            warnings.add(
                    "processor time is limited ("
                            + environment.container()
                            + "): whoever uses it up stands still for the rest of the period");
        }
        if (environment.cores() < FEW_CORES) {
            warnings.add(
                    environment.cores()
                            + " cores: compiler, collector and kernel share them with what is"
                            + " measured");
        }
        neighbours(warnings);
        return List.copyOf(warnings);
    }

    private static void governor(String governor, List<String> warnings) {
        if (governor.equals(SystemFiles.UNKNOWN)) {
            warnings.add("the frequency governor can't be seen: the clock may change at any time");
        } else if (!governor.equals("performance")) {
            warnings.add(
                    "the frequency governor is '" + governor + "'; 'performance' keeps the clock");
        }
    }

    private static void turbo(List<String> warnings) {
        String boost = SystemFiles.firstLine("/sys/devices/system/cpu/cpufreq/boost");
        String noTurbo = SystemFiles.firstLine("/sys/devices/system/cpu/intel_pstate/no_turbo");
        if (boost.equals("1") || noTurbo.equals("0")) {
            warnings.add("turbo is on: the clock depends on how warm and how busy the machine is");
        }
    }

    private static void neighbours(List<String> warnings) {
        String load = SystemFiles.firstLine("/proc/loadavg");
        if (load.equals(SystemFiles.UNKNOWN)) {
            return;
        }
        double minute = Double.parseDouble(load.substring(0, load.indexOf(' ')));
        if (minute > IDLE_LOAD) {
            warnings.add(
                    String.format(
                            Locale.ROOT,
                            "other work on this machine: load average %.2f before the start",
                            minute));
        }
    }
}
