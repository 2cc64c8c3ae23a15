package io.tacho.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * When a process was started, to tell it from a later one with the same id. Not by the wall clock,
 * where it can be helped: a process's start by that is reckoned from the machine's, and both move
 * when the clock is set.
 *
 * @param ticks of the kernel's clock since the machine was started; 0 where that isn't told
 * @param boot which start of the machine it was; 0 where that isn't told
 * @param millis since 1970, as far as it can be known; 0 if not at all
 */
record ProcessStart(long ticks, long boot, long millis) {
    /** Where Linux tells of processes. */
    static final Path PROC = Path.of("/proc");

    /** How far two readings by the wall clock may lie apart. */
    private static final long TOLERANCE_MILLIS = 2_000;

    /** Of the fields of a process, behind its name: the 3rd is the first. */
    private static final int TICKS_FIELD = 22 - 3;

    /**
     * Of a process that runs.
     *
     * @param proc {@link #PROC}, or what looks like it
     */
    static ProcessStart of(ProcessHandle process, Path proc) {
        long millis = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        try {
            long ticks = ticks(read(proc.resolve(process.pid() + "/stat")));
            return new ProcessStart(ticks, boot(proc), millis);
        } catch (IOException | RuntimeException e) {
            // No Linux, or nobody may look into others' processes here.
            return new ProcessStart(0, 0, millis);
        }
    }

    /** The 22nd field. The second is the name in parentheses, which may hold spaces and others. */
    private static long ticks(String stat) {
        String behindName = stat.substring(stat.lastIndexOf(')') + 1).strip();
        return Long.parseLong(behindName.split(" ")[TICKS_FIELD]);
    }

    /** The first half of its id. */
    private static long boot(Path proc) throws IOException {
        String id = read(proc.resolve("sys/kernel/random/boot_id"));
        return Long.parseUnsignedLong(id.replace("-", "").substring(0, 16), 16);
    }

    /** A name may be of any bytes. */
    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    /** Whether both may be of one process. */
    boolean mayBe(ProcessStart other) {
        if (ticks != 0 && other.ticks != 0) {
            return ticks == other.ticks && boot == other.boot;
        }
        return millis == 0
                || other.millis == 0
                || Math.abs(millis - other.millis) <= TOLERANCE_MILLIS;
    }
}
