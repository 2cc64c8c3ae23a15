package io.tacho.profiling;

import io.tacho.journal.format.PauseCause;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import jdk.jfr.StackTrace;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * When the virtual machine stopped the program, from the flight recorder, with every pause however
 * short: the settings that come with the JDK leave out short safepoints. Any thread.
 */
public final class JvmPauses implements AutoCloseable {
    static final String ANCHOR = "io.tacho.profiling.ClockAnchor";
    private static final String GC_PAUSE = "jdk.GCPhasePause";
    private static final String SAFEPOINT_BEGIN = "jdk.SafepointBegin";
    private static final String SAFEPOINT_END = "jdk.SafepointEnd";

    private final Recording recording;
    private final RecorderRoom room;

    /** Since when there is no recording, and why. */
    private @Nullable String missing;

    /** Finds the room in the recorder's folder. */
    @FunctionalInterface
    interface RoomFinder {
        RecorderRoom in(Path folder) throws IOException;
    }

    /** Gets pauses. */
    @FunctionalInterface
    public interface PauseSink {
        /**
         * A pause.
         *
         * @param cause GC or safepoint
         * @param from ns of {@link System#nanoTime()}
         * @param to likewise
         */
        void pause(PauseCause cause, long from, long to);
    }

    @Name(JvmPauses.ANCHOR)
    @Label("Clock Anchor")
    @Category("Tacho")
    @StackTrace(false)
    static final class ClockAnchor extends Event {
        @Label("System.nanoTime")
        long nanoTime;
    }

    private JvmPauses(Recording recording, RecorderRoom room) {
        this.recording = recording;
        this.room = room;
        recording.setName("tacho-pauses");
        for (String event : List.of(GC_PAUSE, SAFEPOINT_BEGIN, SAFEPOINT_END)) {
            recording.enable(event).withThreshold(Duration.ZERO).withoutStackTrace();
        }
        recording.enable(ClockAnchor.class);
        recording.start();
        anchor();
    }

    /**
     * Starts recording. The recorder writes where it was told to when the process began, else to
     * {@code java.io.tmpdir}.
     *
     * @return it
     * @throws IOException if nothing can be written there, or there is no room
     */
    public static JvmPauses start() throws IOException {
        return start(RecorderRoom::in);
    }

    static JvmPauses start(RoomFinder finder) throws IOException {
        Recording recording;
        try {
            recording = new Recording();
        } catch (IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
        try {
            return new JvmPauses(recording, finder.in(folder()));
        } catch (IOException e) {
            recording.close();
            throw e;
        }
    }

    /** There once there is a recording. */
    private static Path folder() {
        return Path.of(
                System.getProperty("jdk.jfr.repository", System.getProperty("java.io.tmpdir", "")));
    }

    /**
     * Relates the flight recorder's clock to the program's, and stops recording where the room for
     * it comes to its end; once a second or so.
     */
    public synchronized void tick() {
        if (recording.getState() != RecordingState.RUNNING) {
            return;
        }
        anchor();
        String shortage = room.shortage();
        if (shortage != null) {
            missing = "from " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + " on: " + shortage;
            try {
                stop();
            } catch (IOException e) {
                missing += ", " + e.getMessage();
            }
        }
    }

    private static void anchor() {
        ClockAnchor anchor = new ClockAnchor();
        anchor.nanoTime = System.nanoTime();
        anchor.commit();
    }

    private void stop() throws IOException {
        // The recorder writes when it stops.
        room.close();
        try {
            recording.stop();
        } catch (IllegalStateException e) {
            throw new IOException("somebody else has stopped the recording", e);
        }
    }

    /**
     * Ends the recording and tells what is in it.
     *
     * @param file gets the recording, for other tools
     * @param sink gets every pause
     * @throws IOException if the file can't be written or read, or there is no recording any more
     */
    public synchronized void end(Path file, PauseSink sink) throws IOException {
        if (missing == null) {
            anchor();
            stop();
        }
        recording.dump(file);
        Recorded recorded = new Recorded();
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                recorded.add(events.readEvent());
            }
        }
        recorded.tell(sink);
    }

    /** What matters of a recording, whatever the order its events come in. */
    private static final class Recorded {
        private final NavigableMap<Instant, Long> anchors = new TreeMap<>();
        private final NavigableMap<Instant, Instant> gcPauses = new TreeMap<>();
        private final Map<Long, Instant> begins = new HashMap<>();
        private final Map<Long, Instant> ends = new HashMap<>();

        void add(RecordedEvent event) {
            switch (event.getEventType().getName()) {
                case ANCHOR -> anchors.put(event.getStartTime(), event.getLong("nanoTime"));
                case GC_PAUSE -> gcPauses.put(event.getStartTime(), event.getEndTime());
                case SAFEPOINT_BEGIN ->
                        begins.put(event.getLong("safepointId"), event.getStartTime());
                case SAFEPOINT_END -> ends.put(event.getLong("safepointId"), event.getEndTime());
                default -> {}
            }
        }

        void tell(PauseSink sink) {
            gcPauses.forEach((from, to) -> sink.pause(PauseCause.GC, nanoTime(from), nanoTime(to)));
            begins.forEach(
                    (id, from) -> {
                        Instant to = ends.get(id);
                        if (to != null && !hasGc(from, to)) {
                            sink.pause(PauseCause.SAFEPOINT, nanoTime(from), nanoTime(to));
                        }
                    });
        }

        /** A collection's safepoint is told as a collection. */
        private boolean hasGc(Instant from, Instant to) {
            Map.Entry<Instant, Instant> last = gcPauses.floorEntry(to);
            return last != null && last.getValue().isAfter(from);
        }

        /** By the anchor before: over an hour the two clocks drift apart by milliseconds. */
        private long nanoTime(Instant time) {
            Map.Entry<Instant, Long> before = anchors.floorEntry(time);
            Map.Entry<Instant, Long> nearest = before == null ? anchors.ceilingEntry(time) : before;
            if (nearest == null) {
                throw new IllegalStateException("the recording has no clock anchor");
            }
            return nearest.getValue() + Duration.between(nearest.getKey(), time).toNanos();
        }
    }

    /**
     * What is not in the recording.
     *
     * @return since when, and why; null if nothing is missing
     */
    public synchronized @Nullable String missing() {
        return missing;
    }

    @Override
    public synchronized void close() throws IOException {
        room.close();
        recording.close();
    }
}
