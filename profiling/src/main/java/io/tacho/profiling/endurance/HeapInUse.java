package io.tacho.profiling.endurance;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What lives on the heap. */
final class HeapInUse {
    private HeapInUse() {}

    /** Bytes in use after a full collection. */
    static long bytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** As text, in MB with one decimal. */
    static String megabytes() {
        return String.format(Locale.ROOT, "%.1f MB", bytes() / 1e6);
    }
}
