package io.tacho.journal.document;

import io.tacho.runtime.spi.MessageHeader;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import io.tacho.runtime.spi.WorkerActivity;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What was recorded of a message, or of an activity if there is no message. */
record WrittenMessage(
        long messageId,
        long causeId,
        long rootId,
        long dueAt,
        long rootSentAt,
        long sentAt,
        long receivedAt,
        long completedAt,
        long recipientSequence,
        int recipient,
        int senderId,
        int kind,
        int outcome,
        int flags,
        int backlog,
        Object message)
        implements MessageHeader {

    enum Side {
        BUY,
        SELL
    }

    sealed interface Shape {}

    record Circle(double radius, boolean filled) implements Shape {}

    record Group(String name, @Nullable List<Shape> members) implements Shape {}

    record Chain(int value, @Nullable Chain next) {}

    record Order(
            long id,
            @Nullable Side side,
            @Nullable String note,
            List<Integer> legs,
            @Nullable Shape shape,
            char letter,
            short small,
            byte tiny,
            float ratio,
            @Nullable Long limit) {}

    static WrittenMessage any(Random random) {
        long id = id(random);
        long cause = random.nextBoolean() ? 0 : id(random);
        long root = List.of(id, cause, id(random)).get(random.nextInt(3));
        long now = 1L << 40 | random.nextInt();
        return new WrittenMessage(
                id,
                cause,
                root,
                random.nextBoolean() ? 0 : now - random.nextInt(),
                now - random.nextInt(9_000),
                now - random.nextInt(1_000),
                now,
                now + random.nextInt(1 << 20),
                1 + random.nextInt(1 << 30),
                1 + random.nextInt(1 << 20),
                random.nextInt(1 << 20),
                random.nextInt(6),
                random.nextInt(6),
                // Of the three lowest the journal has one for itself; the others need more room.
                random.nextInt(4) | random.nextInt(2) << 9,
                random.nextBoolean() ? -1 : random.nextInt(1 << 20),
                payload(random));
    }

    private static long id(Random random) {
        return (long) random.nextInt(400) << 48 | 1 + random.nextInt(1 << 20);
    }

    private static Object payload(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Circle(random.nextDouble(), random.nextBoolean());
            case 1 -> new Chain(1, new Chain(2, new Chain(3, null)));
            case 2 -> "text " + random.nextLong();
            case 3 -> new Group("g", random.nextBoolean() ? null : List.of(new Circle(1, true)));
            case 4 -> new Object();
            default -> order(random);
        };
    }

    private static Order order(Random random) {
        boolean some = random.nextBoolean();
        return new Order(
                random.nextLong(),
                some ? Side.SELL : null,
                some ? "ä€" : null,
                List.of(1, random.nextInt()),
                some ? new Group("inner", List.of(new Circle(2, false))) : null,
                (char) random.nextInt(1 << 16),
                (short) random.nextInt(),
                (byte) random.nextInt(),
                random.nextFloat(),
                some ? random.nextLong() : null);
    }

    /** Gives it to a stream, and now and then what the worker did. */
    void writeTo(TapStream stream) {
        stream.begin(this, recipient, recipientSequence, receivedAt, backlog);
        stream.end(completedAt, MessageOutcome.values()[outcome], flags);
    }

    static WrittenMessage activity(TapStream stream, Random random) {
        WorkerActivity[] all = WorkerActivity.values();
        int activity = random.nextInt(all.length);
        long from = random.nextInt();
        long to = from + random.nextInt(1 << 20);
        stream.activity(all[activity], from, to);
        return new WrittenMessage(
                0, 0, 0, 0, 0, 0, from, to, 0, 0, 0, 0x40 + activity, 0, 0, 0, "");
    }

    /** The same with another payload. */
    WrittenMessage with(Object other) {
        return new WrittenMessage(
                messageId,
                causeId,
                rootId,
                dueAt,
                rootSentAt,
                sentAt,
                receivedAt,
                completedAt,
                recipientSequence,
                recipient,
                senderId,
                kind,
                outcome,
                flags,
                backlog,
                other);
    }

    @Override
    public byte kindCode() {
        return (byte) kind;
    }
}
