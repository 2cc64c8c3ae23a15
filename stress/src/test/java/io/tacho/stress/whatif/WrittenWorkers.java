package io.tacho.stress.whatif;

import io.tacho.journal.JournalOptions;
import io.tacho.journal.JournalTap;
import io.tacho.journal.format.PauseCause;
import io.tacho.journal.reader.JournalReader;
import io.tacho.runtime.spi.MessageFlags;
import io.tacho.runtime.spi.MessageIds;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import io.tacho.runtime.spi.WorkerActivity;
import io.tacho.stress.WrittenHeader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A journal of several workers with records made for a test: the window begins at 0, all times are
 * in ns. Each worker's records are to be added in their order.
 */
public final class WrittenWorkers {
    private final Path directory;
    private final JournalTap tap;
    private final TapStream[] streams;
    private final long[] sequences;
    private final Map<Long, Sent> sent = new HashMap<>();
    private Sent current = new Sent(0, 0, 0, 0, 0, 0);
    private Object message = "m";
    private int senderId;

    private record Sent(long id, long cause, long root, long due, long rootSent, long sent) {}

    public WrittenWorkers(Path directory, int workers) {
        this.directory = directory;
        tap =
                JournalTap.open(
                        JournalOptions.builder(directory, workers).activityThreshold(0).build());
        streams = new TapStream[workers];
        for (int i = 0; i < workers; i++) {
            streams[i] = tap.openStream(i);
        }
        sequences = new long[workers + 2];
        tap.windowStart(0);
    }

    void actor(int id, String name) {
        tap.actorSpawned(id, name, String.class);
    }

    /** What messages are from now on. */
    void messages(Object value) {
        message = value;
    }

    /** An operation of one message, due when it is sent. */
    public void operation(int worker, int recipient, long at, long received, long completed) {
        operation(worker, recipient, at, at, received, completed);
    }

    void operation(
            int worker, int recipient, long due, long sentAt, long received, long completed) {
        long id = nextId(1);
        current = new Sent(id, 0, id, due, sentAt, sentAt);
        write(worker, recipient, received, completed, MessageFlags.ENDS_OPERATION);
    }

    /** The first message of an operation of several. */
    long begin(int worker, int recipient, long at, long received, long completed) {
        long id = nextId(1);
        current = new Sent(id, 0, id, at, at, at);
        write(worker, recipient, received, completed, 0);
        return id;
    }

    /** A message that another has caused, and the last of its operation. */
    void end(int worker, long cause, int recipient, long sentAt, long received, long completed) {
        Sent by = sent.getOrDefault(cause, current);
        current = new Sent(nextId(2 + worker), cause, by.root, by.due, by.rootSent, sentAt);
        write(worker, recipient, received, completed, MessageFlags.ENDS_OPERATION);
    }

    /** An operation that an actor began while it handled a message. */
    void continued(
            int worker, int sender, int recipient, long sentAt, long received, long completed) {
        long id = nextId(2 + worker);
        current = new Sent(id, 0, id, 0, sentAt, sentAt);
        senderId = sender;
        write(worker, recipient, received, completed, MessageFlags.ENDS_OPERATION);
        senderId = 0;
    }

    void activity(int worker, WorkerActivity what, long from, long to) {
        streams[worker].activity(what, from, to);
    }

    void pause(PauseCause cause, long from, long to) {
        tap.pause(cause, from, to);
    }

    /** Ends the window and the journal. */
    public JournalReader end(long at) {
        tap.windowEnd(at);
        for (TapStream stream : streams) {
            stream.close();
        }
        for (int lane = 1; lane < sequences.length; lane++) {
            tap.laneClosed(lane, sequences[lane], 0);
        }
        tap.close();
        return JournalReader.open(directory);
    }

    private long nextId(int lane) {
        if (lane >= sequences.length) {
            throw new IllegalArgumentException("no worker " + (lane - 2));
        }
        return MessageIds.of(lane, ++sequences[lane]);
    }

    private void write(int worker, int recipient, long received, long completed, int flags) {
        sent.put(current.id, current);
        WrittenHeader header =
                new WrittenHeader(
                        current.id,
                        current.cause,
                        current.root,
                        current.due,
                        current.rootSent,
                        current.sent,
                        senderId,
                        message);
        streams[worker].begin(header, recipient, 1, received, -1);
        streams[worker].end(completed, MessageOutcome.HANDLED, flags);
    }
}
