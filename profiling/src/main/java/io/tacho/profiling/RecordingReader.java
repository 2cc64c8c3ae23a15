package io.tacho.profiling;

import java.io.IOException;
import java.nio.file.Path;
import one.jfr.JfrReader;
import one.jfr.event.AllocationSample;
import one.jfr.event.ContendedLock;
import one.jfr.event.Event;
import one.jfr.event.ExecutionSample;

/** Counts what a recording holds, so that an empty graph is never mistaken for a quiet program. */
final class RecordingReader {
    /** The state of CPU samples; wall-clock samples say running or sleeping. */
    private static final String CPU_STATE = "STATE_DEFAULT";

    private RecordingReader() {}

    static long samples(Path jfr, ProfileEvent wanted) throws IOException {
        try (JfrReader reader = new JfrReader(jfr.toString())) {
            long samples = 0;
            Event event;
            while ((event = reader.readEvent(type(wanted))) != null) {
                if (matches(reader, event, wanted)) {
                    samples += event.samples();
                }
            }
            return samples;
        }
    }

    private static Class<? extends Event> type(ProfileEvent event) {
        return switch (event) {
            case CPU, WALL -> ExecutionSample.class;
            case ALLOC -> AllocationSample.class;
            case LOCK -> ContendedLock.class;
        };
    }

    private static boolean matches(JfrReader reader, Event event, ProfileEvent wanted) {
        if (!(event instanceof ExecutionSample sample)) {
            return true;
        }
        String state = reader.getEnumValue("jdk.types.ThreadState", sample.threadState);
        return CPU_STATE.equals(state) == (wanted == ProfileEvent.CPU);
    }
}
