package io.tacho.stress.damage;

import io.tacho.journal.JournalOptions;
import io.tacho.journal.JournalTap;
import io.tacho.journal.RecordEncoding;
import io.tacho.journal.SegmentOptions;
import io.tacho.journal.format.PauseCause;
import io.tacho.runtime.spi.MessageFlags;
import io.tacho.runtime.spi.MessageIds;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import io.tacho.runtime.spi.WorkerActivity;
import io.tacho.stress.WrittenHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes a small journal with something of everything: two streams of several files each. */
final class SampleJournal {
    static final int STREAMS = 2;
    static final int MESSAGES = 240;

    private static final int ACTORS = 40;
    private static final long SEED = 7;

    /** Of the messages' clock: so many messages go into a file. */
    private static final long FILE_NANOS = 90_000;

    private final Random random;
    private final JournalTap tap;
    private final List<TapStream> streams = new ArrayList<>();
    private final long[] sequences = new long[STREAMS + 1];
    private long now = 1_000_000;
    private long messageId;

    enum Side {
        BUY,
        SELL
    }

    sealed interface Shape {}

    record Circle(double radius) implements Shape {}

    record Group(String name, List<Shape> members) implements Shape {}

    record Order(long id, Side side, String note, List<Integer> legs) {}

    private SampleJournal(Path directory, RecordEncoding encoding, long seed) {
        random = new Random(seed);
        tap =
                JournalTap.open(
                        JournalOptions.builder(directory, STREAMS)
                                .encoding(encoding)
                                .batchBytes(1024)
                                .maxBatchAge(Long.MAX_VALUE)
                                .activityThreshold(0)
                                .segments(
                                        new SegmentOptions(
                                                1 << 20,
                                                FILE_NANOS,
                                                0,
                                                SegmentOptions.Durability.PROCESS))
                                .build());
    }

    /** One that was closed in good order. */
    static JournalImage closed(Path directory, RecordEncoding encoding) throws IOException {
        new SampleJournal(directory, encoding, SEED).write().close();
        return JournalImage.of(directory);
    }

    /** Another, with other messages. */
    static JournalImage other(Path directory) throws IOException {
        new SampleJournal(directory, RecordEncoding.PLAIN, SEED + 1).write().close();
        return JournalImage.of(directory);
    }

    /** What a process leaves behind that is killed while it handles a message. */
    static JournalImage cut(Path directory, RecordEncoding encoding) throws IOException {
        SampleJournal journal = new SampleJournal(directory, encoding, SEED).write();
        journal.begin(0);
        JournalImage left = JournalImage.of(directory);
        journal.streams.get(0).end(journal.now, MessageOutcome.HANDLED, 0);
        journal.close();
        return left;
    }

    private SampleJournal write() {
        tap.config("{\"rate\":100}");
        for (int id = 1; id <= ACTORS; id++) {
            tap.actorSpawned(id, "actor-" + id, id % 5 == 0 ? Order.class : Shape.class);
        }
        for (int stream = 0; stream < STREAMS; stream++) {
            streams.add(tap.openStream(stream));
        }
        tap.windowStart(now + 10_000);
        tap.anchor();
        for (int i = 0; i < MESSAGES; i++) {
            int stream = random.nextInt(STREAMS);
            message(stream);
            if (i % 20 == 0) {
                WorkerActivity[] all = WorkerActivity.values();
                streams.get(stream).activity(all[i / 20 % all.length], now, now + 300);
                tap.pause(PauseCause.values()[i / 20 % 3], now, now + 200);
                now += 400;
            }
        }
        tap.windowEnd(now - 10_000);
        streams.forEach(TapStream::flush);
        tap.anchor();
        return this;
    }

    private void message(int stream) {
        begin(stream);
        now += 200 + random.nextInt(500);
        MessageOutcome[] all = MessageOutcome.values();
        MessageOutcome outcome =
                random.nextInt(10) == 0 ? all[random.nextInt(all.length)] : MessageOutcome.HANDLED;
        int flags = random.nextInt(3) == 0 ? MessageFlags.ENDS_OPERATION : 0;
        streams.get(stream).end(now, outcome, flags);
    }

    private void begin(int stream) {
        int lane = 1 + random.nextInt(STREAMS);
        long causeId = random.nextBoolean() ? 0 : messageId;
        sequences[lane]++;
        messageId = MessageIds.of(lane, sequences[lane]);
        WrittenHeader header =
                new WrittenHeader(
                        messageId,
                        causeId,
                        messageId,
                        random.nextBoolean() ? 0 : now - 900,
                        now - 800,
                        now - 700,
                        causeId == 0 ? 0 : 1,
                        anything());
        int recipient = 1 + random.nextInt(ACTORS);
        int backlog = random.nextBoolean() ? -1 : random.nextInt(100);
        streams.get(stream).begin(header, recipient, sequences[lane], now, backlog);
    }

    private Object anything() {
        return switch (random.nextInt(5)) {
            case 0 -> new Circle(random.nextDouble());
            case 1 -> new Group("g" + random.nextInt(), List.of(new Circle(1), new Circle(2)));
            case 2 ->
                    new Order(
                            random.nextLong(),
                            Side.SELL,
                            "n".repeat(random.nextInt(20)),
                            List.of(1, 2, 3));
            case 3 -> "text " + random.nextLong();
            default -> new Object();
        };
    }

    private void close() {
        streams.forEach(TapStream::close);
        for (int lane = 1; lane <= STREAMS; lane++) {
            tap.laneClosed(lane, sequences[lane], lane);
        }
        tap.close();
    }
}
