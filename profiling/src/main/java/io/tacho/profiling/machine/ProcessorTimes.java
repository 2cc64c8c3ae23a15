package io.tacho.profiling.machine;

import java.util.List;

/**
 * Processor time since the machine was started: of all it does, and of this process with the
 * children that it has waited for. In ticks of the kernel, 10 ms each (proc(5)).
 *
 * @param busy all processors' time in which they were not idle, waiting for a disk included in idle
 * @param stolen all processors' time that a hypervisor gave to others while they had work
 * @param own of this process and its ended children
 */
record ProcessorTimes(long busy, long stolen, long own) {
    private static final String ALL = "/proc/stat";
    private static final String OWN = "/proc/self/stat";

    /** Fields of a line "cpu", after the name. */
    private static final int IDLE = 3;

    private static final int IO_WAIT = 4;
    private static final int STOLEN = 7;

    /** Fields after the name of the command: user, system, and the same of the children. */
    private static final int FIRST_OWN = 11;

    private static final int LAST_OWN = 14;

    /** Where the kernel does not tell: everything 0, so that nothing is held against a fork. */
    private static final ProcessorTimes UNKNOWN = new ProcessorTimes(0, 0, 0);

    static ProcessorTimes read() {
        List<String> all = SystemFiles.lines(ALL);
        String own = SystemFiles.firstLine(OWN);
        return all.isEmpty() || own.equals(SystemFiles.UNKNOWN) ? UNKNOWN : parse(all.get(0), own);
    }

    static ProcessorTimes parse(String all, String own) {
        String[] total = all.trim().split("\\s+");
        long busy = 0;
        for (int i = 0; i < STOLEN; i++) {
            busy += i == IDLE || i == IO_WAIT ? 0 : Long.parseLong(total[i + 1]);
        }
        // The name of the command stands in brackets and may hold blanks and brackets itself.
        String[] fields = own.substring(own.lastIndexOf(')') + 2).split(" ");
        long mine = 0;
        for (int i = FIRST_OWN; i <= LAST_OWN; i++) {
            mine += Long.parseLong(fields[i]);
        }
        return new ProcessorTimes(busy, Long.parseLong(total[STOLEN + 1]), mine);
    }

    /** What others took between an earlier reading and this one, ticks; 0 or more. */
    long foreignSince(ProcessorTimes earlier) {
        return Math.max(0, busy - earlier.busy - (own - earlier.own))
                + Math.max(0, stolen - earlier.stolen);
    }
}
