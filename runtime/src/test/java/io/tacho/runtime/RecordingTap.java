package io.tacho.runtime;

import io.tacho.runtime.spi.MessageHeader;
import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.MessageTap;
import io.tacho.runtime.spi.TapStream;
import io.tacho.runtime.spi.WorkerActivity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps everything it is told, and notes every breach of the port's rules. */
public final class RecordingTap implements MessageTap {
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> breaches = new ArrayList<>();
    private final Map<Integer, String> names = new ConcurrentHashMap<>();
    private final Map<Integer, Long> lanes = new ConcurrentHashMap<>();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicInteger openStreams = new AtomicInteger();
    private volatile Consumer<Entry> afterEach = entry -> {};
    private boolean closed;
    private boolean closedLast;

    /** One message, as recorded. */
    public record Entry(
            int worker,
            long id,
            long cause,
            long root,
            long dueAt,
            long rootSentAt,
            long sentAt,
            int sender,
            MessageKind kind,
            Object message,
            int recipient,
            long recipientSequence,
            long receivedAt,
            int backlog,
            long completedAt,
            MessageOutcome outcome,
            int flags) {
        public boolean has(int flag) {
            return (flags & flag) != 0;
        }
    }

    @Override
    public TapStream openStream(int worker) {
        openStreams.incrementAndGet();
        return new Stream(worker);
    }

    @Override
    public void actorSpawned(int actorId, String name, Class<?> behaviour) {
        names.put(actorId, name);
    }

    @Override
    public void laneClosed(int lane, long sent, long rejected) {
        if (openStreams.get() != 0 || isClosed()) {
            breach("lane " + lane + " closed out of order");
        }
        if (lanes.put(lane, sent) != null) {
            breach("lane " + lane + " closed twice");
        }
        refused.addAndGet(rejected);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            breaches.add("closed twice");
        }
        closed = true;
        closedLast = openStreams.get() == 0;
    }

    /** Does this on the worker's thread after each record. */
    void afterEach(Consumer<Entry> action) {
        afterEach = action;
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    public List<Entry> entries(MessageOutcome outcome) {
        return entries().stream().filter(entry -> entry.outcome() == outcome).toList();
    }

    /** The only entry with that message. */
    public Entry entryOf(Object message) {
        List<Entry> found =
                entries().stream().filter(entry -> entry.message().equals(message)).toList();
        if (found.size() != 1) {
            throw new AssertionError(message + ": " + found.size() + " records, not 1");
        }
        return found.get(0);
    }

    public synchronized List<String> breaches() {
        return List.copyOf(breaches);
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    /** Whether the tap was closed, once, after all its streams. */
    public synchronized boolean closedInOrder() {
        return closed && closedLast && breaches.isEmpty();
    }

    /** Lane to number of its last message, of lanes that were closed. */
    Map<Integer, Long> lanes() {
        return lanes;
    }

    /** What closed lanes refused. */
    long refused() {
        return refused.get();
    }

    public Map<Integer, String> names() {
        return names;
    }

    private synchronized void breach(String what) {
        breaches.add(what);
    }

    private synchronized void add(Entry entry) {
        entries.add(entry);
    }

    private final class Stream implements TapStream {
        private final int worker;
        private final @Nullable Thread thread = Thread.currentThread();
        private @Nullable Entry open;
        private boolean ended;

        Stream(int worker) {
            this.worker = worker;
        }

        private void check(String call) {
            if (Thread.currentThread() != thread) {
                breach(call + " by another thread");
            }
            if (ended) {
                breach(call + " after close");
            }
        }

        @Override
        public void begin(
                MessageHeader header,
                int recipient,
                long recipientSequence,
                long receivedAt,
                int backlog) {
            check("begin");
            if (open != null) {
                breach("begin after begin");
            }
            if (!names.containsKey(recipient)) {
                breach("recipient unknown");
            }
            open =
                    new Entry(
                            worker,
                            header.messageId(),
                            header.causeId(),
                            header.rootId(),
                            header.dueAt(),
                            header.rootSentAt(),
                            header.sentAt(),
                            header.senderId(),
                            kind(header.kindCode()),
                            header.message(),
                            recipient,
                            recipientSequence,
                            receivedAt,
                            backlog,
                            0,
                            MessageOutcome.HANDLED,
                            header.flags());
        }

        @Override
        public boolean end(long completedAt, MessageOutcome outcome, int flags) {
            check("end");
            Entry begun = open;
            if (begun == null) {
                breach("end without begin");
                return false;
            }
            open = null;
            Entry complete =
                    new Entry(
                            worker,
                            begun.id,
                            begun.cause,
                            begun.root,
                            begun.dueAt,
                            begun.rootSentAt,
                            begun.sentAt,
                            begun.sender,
                            begun.kind,
                            begun.message,
                            begun.recipient,
                            begun.recipientSequence,
                            begun.receivedAt,
                            begun.backlog,
                            completedAt,
                            outcome,
                            flags);
            add(complete);
            afterEach.accept(complete);
            return false;
        }

        @Override
        public void activity(WorkerActivity activity, long from, long to) {
            check("activity");
            if (open != null) {
                breach(activity + " within a message");
            }
            if (to - from < 0) {
                breach(activity + " of " + (to - from) + " ns");
            }
        }

        @Override
        public void poll(long now) {
            check("poll");
        }

        @Override
        public void flush() {
            check("flush");
        }

        @Override
        public void close() {
            check("close");
            if (open != null) {
                breach("close within a message");
            }
            ended = true;
            openStreams.decrementAndGet();
        }
    }

    private static MessageKind kind(byte code) {
        for (MessageKind kind : MessageKind.values()) {
            if (kind.code() == code) {
                return kind;
            }
        }
        throw new AssertionError("no kind " + code);
    }
}
