package io.tacho.profiling.bench;

import io.tacho.runtime.spi.MessageHeader;

/**
 * The messages that a worker handles in a system of ten thousand actors, one every 300 ns: requests
 * that other actors have caused. Ids, times and payloads differ from message to message. A
 * flyweight; allocates only when made.
 */
final class RecordedMessages implements MessageHeader {
    private static final int PAYLOADS = 1 << 10;
    private static final int ACTORS = 10_000;
    private static final long HANDLING_NANOS = 300;
    private static final long OUTSIDE_LANE = 3L << 48;
    private static final long OWN_LANE = 1L << 48;

    private final Order[] payloads = new Order[PAYLOADS];
    private long number;

    enum Side {
        BUY,
        SELL
    }

    record Order(long id, Side side, String symbol) {}

    RecordedMessages() {
        for (int i = 0; i < PAYLOADS; i++) {
            payloads[i] =
                    new Order(
                            1_000_000L + i, i % 3 == 0 ? Side.BUY : Side.SELL, "SYMBOL-" + i % 100);
        }
    }

    /** Goes on to the next message. */
    RecordedMessages next() {
        number++;
        return this;
    }

    int recipient() {
        return (int) (number * 31 % ACTORS);
    }

    long recipientSequence() {
        return 1 + number / ACTORS;
    }

    long receivedAt() {
        return number * HANDLING_NANOS;
    }

    long completedAt() {
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
