package io.tacho.journal;

import io.tacho.journal.codec.PayloadWriter;
import io.tacho.journal.format.BodyDescriptor;
import io.tacho.journal.format.DocumentKind;
import io.tacho.journal.format.PauseCause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the queue of what concerns the whole journal. Any thread, under this object's lock. Never
 * throws once it is open, but where it says so: after the first failure it writes nothing more and
 * tells it.
 */
final class MetaWriter {
    private static final int BODY_CAPACITY = 128 << 10;

    /** Actors are appended when they fill this much. */
    private static final int ACTORS_BYTES = 32 << 10;

    /** Lanes or pauses in a document. */
    private static final int MAX_ENTRIES = 1_024;

    /** For windows and the close, also when the streams have filled the disk. */
    private static final long RESERVED_BYTES = 4 << 20;

    /** Of UTF-8, for each char of a string. */
    private static final int MAX_BYTES_A_CHAR = 3;

    private final QueueWriter out;
    private final boolean forcesToDisk;
    private final DocumentBuffer document = new DocumentBuffer(BODY_CAPACITY);
    private final PayloadWriter body = new PayloadWriter();
    private final DocumentBuffer actors = new DocumentBuffer(BODY_CAPACITY);
    private final PayloadWriter actorsBody = new PayloadWriter();
    private final MetaEntries lanes =
            new MetaEntries(DocumentKind.LANES, BodyDescriptor.LANE_LENGTH, MAX_ENTRIES);
    private final MetaEntries pauses =
            new MetaEntries(DocumentKind.PAUSES, BodyDescriptor.PAUSE_LENGTH, MAX_ENTRIES);
    private int actorCount;
    private String lastClassName = "";

    /** Whether there was room so far for what is kept for the end. */
    private boolean reserves = true;

    private volatile boolean unforced;
    private volatile long bytes;
    private volatile @Nullable Throwable failure;

    /**
     * @param forcesToDisk whether the end is forced to the disk; all else when {@link #force} is
     *     called
     */
    MetaWriter(Path directory, boolean forcesToDisk) throws IOException {
        this.forcesToDisk = forcesToDisk;
        out = new QueueWriter(directory, RESERVED_BYTES);
        resetActors();
    }

    synchronized void journalOpen(long journalId, int streams, int mode) {
        guarded(
                () -> {
                    start().putLong(journalId);
                    body.putInt(streams);
                    body.putInt(mode);
                    append(DocumentKind.JOURNAL_OPEN, 1, 0);
                });
    }

    synchronized void streamOpen(long journalId, int stream) {
        guarded(
                () -> {
                    start().putLong(journalId);
                    body.putInt(stream);
                    body.putInt(0);
                    append(DocumentKind.STREAM_OPEN, 1, 0);
                });
    }

    synchronized void actor(int actorId, String name, String className) {
        guarded(
                () -> {
                    if (!putActor(actorId, name, className)) {
                        flushActors();
                        if (!putActor(actorId, name, className)) {
                            fail(
                                    new JournalException(
                                            "The name of actor " + actorId + " is too long"));
                        }
                    }
                    if (actorsBody.length() >= ACTORS_BYTES) {
                        flushActors();
                    }
                });
    }

    synchronized void type(int typeId, String className, String schema) {
        guarded(
                () -> {
                    start();
                    putType(typeId, className, schema);
                    DocumentBuffer own = document;
                    if (body.overflowed()) {
                        int most = MAX_BYTES_A_CHAR * (className.length() + schema.length());
                        own = new DocumentBuffer(BODY_CAPACITY + most);
                        body.reset(own.bodyAddress(), own.bodyCapacity());
                        putType(typeId, className, schema);
                    }
                    append(own, DocumentKind.TYPES, 1, body.length(), 0);
                });
    }

    private void putType(int typeId, String className, String schema) {
        body.putInt(typeId);
        body.putText(className);
        body.putText(schema);
    }

    synchronized void config(String json) {
        guarded(
                () -> {
                    byte[] text = json.getBytes(StandardCharsets.UTF_8);
                    DocumentBuffer own =
                            text.length > BODY_CAPACITY
                                    ? new DocumentBuffer(text.length)
                                    : document;
                    body.reset(own.bodyAddress(), own.bodyCapacity());
                    for (byte b : text) {
                        body.putByte(b);
                    }
                    append(own, DocumentKind.CONFIG, 1, body.length(), 0);
                });
    }

    synchronized void anchor(long nanoTime, long epochNanos) {
        guarded(
                () -> {
                    flushActors();
                    flush(pauses);
                    start().putLong(nanoTime);
                    body.putLong(epochNanos);
                    append(DocumentKind.ANCHOR, 1, nanoTime);
                });
    }

    synchronized void window(DocumentKind startOrEnd, long nanoTime) {
        guarded(
                () -> {
                    flushActors();
                    start().putLong(nanoTime);
                    append(startOrEnd, 1, nanoTime);
                });
    }

    /**
     * Says that a file will be deleted.
     *
     * @throws JournalException if that can't be said: without a word of it its records would look
     *     damaged
     */
    synchronized void segmentDropped(int stream, Segments.Segment segment) {
        guarded(
                () -> {
                    start().putInt(stream);
                    body.putInt(0);
                    body.putLong(segment.lastBatch());
                    body.putLong(segment.messages());
                    body.putLong(segment.activities());
                    append(DocumentKind.DROPPED, 1, 0);
                });
        requireSound();
    }

    private void requireSound() {
        Throwable cause = failure;
        if (cause != null) {
            throw new JournalException(
                    "What concerns the whole journal can't be written any more", cause);
        }
    }

    synchronized void laneClosed(int lane, long sent, long rejected) {
        guarded(
                () -> {
                    PayloadWriter entry = entry(lanes);
                    entry.putInt(lane);
                    entry.putInt(0);
                    entry.putLong(sent);
                    entry.putLong(rejected);
                });
    }

    synchronized void pause(PauseCause cause, long from, long to) {
        guarded(
                () -> {
                    PayloadWriter entry = entry(pauses);
                    entry.putInt(cause.code());
                    entry.putInt(0);
                    entry.putLong(from);
                    entry.putLong(to);
                });
    }

    synchronized void journalClose(List<StreamTotals> streams) {
        guarded(
                () -> {
                    flushActors();
                    flush(lanes);
                    flush(pauses);
                    DocumentBuffer own =
                            new DocumentBuffer(streams.size() * BodyDescriptor.TOTALS_LENGTH);
                    body.reset(own.bodyAddress(), own.bodyCapacity());
                    for (int i = 0; i < streams.size(); i++) {
                        StreamTotals totals = streams.get(i);
                        putTotals(body, i, totals.state(), totals, totals.lastDocument());
                    }
                    append(own, DocumentKind.JOURNAL_CLOSE, streams.size(), body.length(), 0);
                    if (forcesToDisk) {
                        out.force();
                    }
                });
        // Also when that failed: the file is open, and laid out further than it is used.
        guarded(out::close);
    }

    /**
     * Forces to the disk all that is known of actors and types, if something was added: a batch
     * that is forced is of no use without.
     *
     * @throws JournalException if it can't be
     */
    void force() {
        if (unforced) {
            forceLocked();
        }
        requireSound();
    }

    private synchronized void forceLocked() {
        if (!unforced || failure != null) {
            return;
        }
        guarded(
                () -> {
                    flushActors();
                    out.force();
                    // Not before: another worker that sees this goes on to force its batch.
                    unforced = false;
                });
    }

    /** The same 40 bytes for a stream's own close and for that of the journal. */
    static void putTotals(
            PayloadWriter body, int stream, int state, StreamTotals totals, long lastBatch) {
        body.putInt(stream);
        body.putInt(state);
        body.putLong(lastBatch);
        body.putLong(totals.messages());
        body.putLong(totals.activities());
        body.putLong(totals.missed());
    }

    long bytes() {
        return bytes;
    }

    @Nullable Throwable failure() {
        return failure;
    }

    /**
     * Around everything, not only the append: a full disk is a fault in a mapping, and compiled
     * code may throw the InternalError of that some steps later.
     */
    private void guarded(Uninterrupted.Work work) {
        try {
            Uninterrupted.run(work);
        } catch (Throwable e) {
            fail(e);
        }
    }

    private boolean putActor(int actorId, String name, String className) {
        int before = actorsBody.length();
        actorsBody.putInt(actorId);
        actorsBody.putText(name);
        actorsBody.putText(className.equals(lastClassName) ? "" : className);
        if (actorsBody.overflowed()) {
            actorsBody.truncate(before);
            return false;
        }
        lastClassName = className;
        actorCount++;
        unforced = true;
        return true;
    }

    private void flushActors() throws IOException {
        if (actorCount > 0) {
            append(actors, DocumentKind.ACTORS, actorCount, actorsBody.length(), 0);
        }
        resetActors();
    }

    private PayloadWriter entry(MetaEntries entries) throws IOException {
        if (entries.isFull()) {
            flush(entries);
        }
        return entries.add();
    }

    private void flush(MetaEntries entries) throws IOException {
        if (entries.count() > 0) {
            append(entries.document(), entries.kind(), entries.count(), entries.length(), 0);
        }
        entries.reset();
    }

    private void resetActors() {
        actorsBody.reset(actors.bodyAddress(), actors.bodyCapacity());
        actorCount = 0;
        lastClassName = "";
    }

    private PayloadWriter start() {
        body.reset(document.bodyAddress(), document.bodyCapacity());
        return body;
    }

    private void append(DocumentKind kind, int count, long time) throws IOException {
        append(document, kind, count, body.length(), time);
    }

    private void append(DocumentBuffer buffer, DocumentKind kind, int count, int length, long time)
            throws IOException {
        if (failure != null) {
            return;
        }
        out.append(buffer, kind, count, length, time, time);
        bytes = out.bytes();
        unforced = true;
        keepReserve();
    }

    /** Ahead of what is there as it grows; with a full disk what was kept so far is used up. */
    private void keepReserve() {
        if (reserves) {
            try {
                out.reserve(RESERVED_BYTES);
            } catch (IOException full) {
                reserves = false;
            }
        }
    }

    private void fail(Throwable e) {
        if (failure == null) {
            failure = e;
        }
    }
}
