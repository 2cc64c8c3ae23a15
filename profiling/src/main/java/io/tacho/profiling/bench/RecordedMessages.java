package io.tacho.profiling.bench;

import io.tacho.runtime.spi.MessageHeader;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The messages that a worker handles in a system of ten thousand actors, one every 300 ns: requests
 * that other actors have caused. Ids, times and payloads differ from message to message. A
 * flyweight; allocates only when made.
 */
public final class RecordedMessages implements MessageHeader {
    private static final int PAYLOADS = 1 << 10;
    private static final int ACTORS = 10_000;
    private static final long HANDLING_NANOS = 300;
    private static final long OUTSIDE_LANE = 3L << 48;
    private static final long OWN_LANE = 1L << 48;

    private final Object[] payloads = new Object[PAYLOADS];
    private long number;

    enum Side {
        BUY,
        SELL
    }

    record Order(long id, Side side, String symbol) {}

    private RecordedMessages(IntFunction<?> payload) {
        Arrays.setAll(payloads, payload::apply);
    }

    /**
     * Messages with a payload of the caller's choice.
     *
     * @param payload of each of the first thousand, which come over and over
     * @return before the first
     */
    public static RecordedMessages of(IntFunction<?> payload) {
        return new RecordedMessages(payload);
    }

    /**
     * Messages with a long, an enum and a string.
     *
     * @return before the first
     */
    public static RecordedMessages orders() {
        return of(
                i ->
                        new Order(
                                1_000_000L + i,
                                i % 3 == 0 ? Side.BUY : Side.SELL,
                                "SYMBOL-" + i % 100));
    }

    /**
     * Goes on to the next message.
     *
     * @return this
     */
    public RecordedMessages next() {
        number++;
        return this;
    }

    /**
     * Who handles it.
     *
     * @return actor id
     */
    public int recipient() {
        return (int) (number * 31 % ACTORS);
    }

    /**
     * The how-manyeth of its recipient.
     *
     * @return from 1
     */
    public long recipientSequence() {
        return 1 + number / ACTORS;
    }

    /**
     * When its handling begins.
     *
     * @return ns
     */
    public long receivedAt() {
        return number * HANDLING_NANOS;
    }

    /**
     * When its handling ends.
     *
     * @return ns
     */
    public long completedAt() {
        return receivedAt() + HANDLING_NANOS - number % 7;
    }

    @Override
    public long messageId() {
        return OWN_LANE | number + 10;
    }

    @Override
    public long causeId() {
        return OWN_LANE | number;
    }

    @Override
    public long rootId() {
        return OUTSIDE_LANE | number / 3;
    }

    @Override
    public long dueAt() {
        return rootSentAt() - 3_000;
    }

    @Override
    public long rootSentAt() {
        return sentAt() - 4_000 - number % 100;
    }

    @Override
    public long sentAt() {
        return receivedAt() - 5_000 - number % 1_000;
    }

    @Override
    public int senderId() {
        return (int) (number * 7 % ACTORS);
    }

    @Override
    public byte kindCode() {
        return 0;
    }

    @Override
    public int flags() {
        return 0;
    }

    @Override
    public Object message() {
        return payloads[(int) number & PAYLOADS - 1];
    }
}
