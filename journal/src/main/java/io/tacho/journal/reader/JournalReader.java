package io.tacho.journal.reader;

import io.tacho.journal.format.BodyDescriptor;
import io.tacho.journal.format.JournalFiles;
import io.tacho.journal.reader.JournalStatus.Completeness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal. Confined to a thread, but that several may each go through another stream at the
 * same time. Never creates or changes a file; holds none open but for cursors. A journal that is
 * still being written can be read, too: it looks like one that was cut.
 */
public final class JournalReader {
    private final Path directory;
    private final MetaContent meta;
    private final @Nullable StreamScan[] scans;

    private JournalReader(Path directory, MetaContent meta) {
        this.directory = directory;
        this.meta = meta;
        int streams = meta.streams;
        while (Files.isDirectory(JournalFiles.stream(directory, streams))) {
            streams++;
        }
        scans = new StreamScan[streams];
    }

    /**
     * Reads the dictionary and what else concerns the whole journal.
     *
     * @param directory of the journal
     * @return a reader
     * @throws NotAJournalException if there is no journal, or one of a newer format
     * @throws JournalReadException if a file can't be read
     */
    public static JournalReader open(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new NotAJournalException(
                    directory + " is no journal: there is no such directory");
        }
        if (!Files.isDirectory(JournalFiles.meta(directory))) {
            throw new NotAJournalException(directory + " is no journal: it has no meta directory");
        }
        return new JournalReader(directory, MetaContent.read(directory));
    }

    /**
     * Where the journal is.
     *
     * @return its directory
     */
    public Path directory() {
        return directory;
    }

    /**
     * What ids stand for.
     *
     * @return as far as it can be read
     */
    public Dictionary dictionary() {
        return meta.dictionary;
    }

    /**
     * The run's configuration.
     *
     * @return the text given to the writer last, if any
     */
    public Optional<String> config() {
        return Optional.ofNullable(meta.config);
    }

    /**
     * The measured windows.
     *
     * @return in the order they were begun
     */
    public List<Window> windows() {
        return List.copyOf(meta.windows);
    }

    /**
     * The measured window that counts: where a measurement was begun anew, the last.
     *
     * @return null if none was begun
     */
    public @Nullable Window lastWindow() {
        return meta.windows.isEmpty() ? null : meta.windows.get(meta.windows.size() - 1);
    }

    /**
     * What relates the recording JVM's clocks.
     *
     * @return in the order they were taken
     */
    public List<ClockAnchor> anchors() {
        return List.copyOf(meta.anchors);
    }

    /**
     * What each source of message ids gave out in its life.
     *
     * @return those that were closed; a lane that isn't among them may have given out more than is
     *     on record
     */
    public List<LaneClose> lanes() {
        return List.copyOf(meta.lanes);
    }

    /**
     * When the process was kept from running, as far as that was recorded.
     *
     * @return in the order of their beginnings
     */
    public List<Pause> pauses() {
        return meta.pauses.stream().sorted(Comparator.comparingLong(Pause::from)).toList();
    }

    /**
     * Tells whether payloads were asked for.
     *
     * @return false if headers only were recorded
     */
    public boolean hasPayloads() {
        return meta.mode == BodyDescriptor.MODE_FULL;
    }

    /**
     * How many streams there are, one a worker.
     *
     * @return 0 or more
     */
    public int streams() {
        return scans.length;
    }

    /**
     * Shows the records of a stream in the order they were written, all that can be read; what
     * can't be is told by {@link #status()}.
     *
     * @param stream index, from 0
     * @param visitor is shown each; what it throws ends the scan
     * @throws IndexOutOfBoundsException if there is no such stream
     * @throws JournalReadException if a file can't be read
     */
    public void forEachRecord(int stream, RecordVisitor visitor) {
        try (StreamScan scan = scan(stream)) {
            RecordFlyweight record;
            while ((record = scan.next()) != null) {
                visitor.onRecord(record);
            }
        }
    }

    /**
     * Goes through all streams at once, in the order in which messages were received and activities
     * began. That of one actor's messages is kept.
     *
     * @return to be closed
     * @throws JournalReadException if a file can't be read; also thrown by the cursor
     */
    public RecordCursor merged() {
        StreamScan[] all = new StreamScan[scans.length];
        for (int stream = 0; stream < all.length; stream++) {
            all[stream] = scan(stream);
        }
        return new MergedCursor(all);
    }

    private StreamScan scan(int stream) {
        Objects.checkIndex(stream, scans.length);
        StreamScan scan = new StreamScan(directory, stream, meta);
        scans[stream] = scan;
        return scan;
    }

    /**
     * How many records the journal says it has. Reads none of them.
     *
     * @return messages and activities; 0 if it wasn't closed
     */
    public long statedRecords() {
        return meta.closes.values().stream()
                .mapToLong(close -> close.messages() + close.activities())
                .sum();
    }

    /**
     * How whole the journal is. Scans the streams that were not scanned yet.
     *
     * @return as of each stream's last scan
     * @throws JournalReadException if a file can't be read
     */
    public JournalStatus status() {
        List<String> damage = new ArrayList<>(meta.findings.reasons());
        List<String> ends = new ArrayList<>();
        boolean damaged = meta.findings.isDamaged();
        long messages = 0;
        long activities = 0;
        long missing = meta.findings.missingBatches();
        long missed = meta.closes.values().stream().mapToLong(StreamClose::missed).sum();
        for (int i = 0; i < scans.length; i++) {
            StreamScan scan = scanned(i);
            messages += scan.messages();
            activities += scan.activities();
            missing += scan.findings().missingBatches();
            damaged |= scan.findings().isDamaged();
            damage.addAll(scan.findings().reasons());
            DroppedSegment dropped = meta.dropped.get(i);
            if (dropped != null) {
                ends.add(
                        "stream "
                                + i
                                + ": its oldest "
                                + dropped.messages()
                                + " messages were deleted to keep the journal within its size");
            }
            if (scan.ending() == null && meta.wasOpened(i)) {
                ends.add("stream " + i + ": was not closed");
            }
        }
        if (!meta.closed) {
            ends.add("the journal was not closed: its process died, or still runs");
        }
        boolean whole = !damaged && ends.isEmpty();
        List<InFlightMessage> inFlight =
                ends.isEmpty()
                        ? List.of()
                        : InFlightReader.read(directory, meta.opened ? meta.journalId : 0, ends);
        damage.addAll(ends);
        return new JournalStatus(
                whole ? Completeness.COMPLETE : damaged ? Completeness.DAMAGED : Completeness.CUT,
                damage,
                messages,
                activities,
                missing,
                missed,
                inFlight);
    }

    private StreamScan scanned(int stream) {
        StreamScan scan = scans[stream];
        if (scan != null && scan.finished()) {
            return scan;
        }
        forEachRecord(stream, record -> {});
        return Objects.requireNonNull(scans[stream]);
    }
}
