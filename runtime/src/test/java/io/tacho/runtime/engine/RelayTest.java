package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.spi.ForwardingTapStream;
import io.tacho.runtime.spi.MessageHeader;
import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RelayTest {
    private static final int CHUNK = 64;
    private static final int MOST = 512;
    private static final int RECORDS = 20_000;

    private final AtomicInteger left = new AtomicInteger();
    private int written;

    @Test
    void shouldKeepRecordsFromPilingUpWhenNobodyWritesThem() throws InterruptedException {
        Relay relay = new Relay(CHUNK, MOST, Long.MAX_VALUE);
        RelayStream stream = new RelayStream(relay, left::incrementAndGet);
        Thread leaving =
                new Thread(
                        () -> {
                            Envelope header = new Envelope();
                            for (int i = 0; i < RECORDS; i++) {
                                stream.begin(header, 1, i, 0, -1);
                                stream.end(0, MessageOutcome.HANDLED, 0);
                            }
                        });
        leaving.start();
        int mostSeen = 0;
        while (written < RECORDS) {
            mostSeen = Math.max(mostSeen, left.get() - written);
            relay.drainTo(counting());
        }
        leaving.join();
        assertEquals(RECORDS, written);
        int bound = MOST + RelayStream.LOOK_INTERVAL;
        int seen = mostSeen;
        assertTrue(seen <= bound, () -> seen + " waited, more than " + bound);
    }

    @Test
    void shouldLetOneWhoLeavesGoOnWhenTheWaitIsOver() {
        Relay relay = new Relay(CHUNK, 1, 1);
        RelayStream stream = new RelayStream(relay, () -> {});
        Envelope header = new Envelope();
        for (int i = 0; i < 4 * RelayStream.LOOK_INTERVAL; i++) {
            stream.begin(header, 1, i, 0, -1);
            stream.end(0, MessageOutcome.HANDLED, 0);
        }
        relay.drainAllTo(counting());
        assertEquals(4 * RelayStream.LOOK_INTERVAL, written);
    }

    /** Or the next message would be charged with the wait. */
    @Test
    void shouldSayThatItTookLongWhenItHadToWait() {
        Relay relay = new Relay(CHUNK, RelayStream.LOOK_INTERVAL, 1);
        RelayStream stream = new RelayStream(relay, () -> {});
        Envelope header = new Envelope();
        List<Integer> waited = new ArrayList<>();
        for (int i = 1; i <= 2 * RelayStream.LOOK_INTERVAL; i++) {
            stream.begin(header, 1, i, 0, -1);
            if (stream.end(0, MessageOutcome.HANDLED, 0)) {
                waited.add(i);
            }
        }
        assertEquals(List.of(2 * RelayStream.LOOK_INTERVAL), waited);
    }

    /** Each number another, so that none stands for another. */
    @Test
    void shouldPassARecordOnAsItWasLeft() {
        Relay relay = new Relay(CHUNK, MOST, Long.MAX_VALUE);
        RelayStream stream = new RelayStream(relay, left::incrementAndGet);
        ActorCell sender;
        try (Cells cells = new Cells()) {
            sender = cells.make(1)[0];
        }
        Envelope header = new Envelope();
        header.message = "x";
        header.sender = sender;
        header.kindCode = MessageKind.ASK.code();
        header.messageId = 1;
        header.causeId = 2;
        header.rootId = 3;
        header.dueAt = 4;
        header.rootSentAt = 5;
        header.sentAt = 6;
        stream.begin(header, 7, 8, 9, 10);
        stream.end(11, MessageOutcome.EXPIRED, 12);
        assertEquals(1, left.get());
        List<List<Object>> passedOn = new ArrayList<>();
        relay.drainAllTo(noting(passedOn));
        assertEquals(
                List.of(
                        List.of(
                                "x",
                                sender.id(),
                                MessageKind.ASK.code(),
                                1L,
                                2L,
                                3L,
                                4L,
                                5L,
                                6L,
                                7,
                                8L,
                                9L,
                                10,
                                12),
                        List.of(11L, MessageOutcome.EXPIRED, 12)),
                passedOn);
    }

    private static TapStream noting(List<List<Object>> notes) {
        return new ForwardingTapStream(TapStream.NONE) {
            @Override
            public void begin(
                    MessageHeader header, int recipient, long sequence, long at, int backlog) {
                notes.add(
                        List.of(
                                header.message(),
                                header.senderId(),
                                header.kindCode(),
                                header.messageId(),
                                header.causeId(),
                                header.rootId(),
                                header.dueAt(),
                                header.rootSentAt(),
                                header.sentAt(),
                                recipient,
                                sequence,
                                at,
                                backlog,
                                header.flags()));
            }

            @Override
            public boolean end(long completedAt, MessageOutcome outcome, int flags) {
                notes.add(List.of(completedAt, outcome, flags));
                return false;
            }
        };
    }

    private TapStream counting() {
        return new ForwardingTapStream(TapStream.NONE) {
            @Override
            public void begin(
                    MessageHeader header, int recipient, long sequence, long at, int backlog) {
                written++;
            }

            @Override
            public boolean end(long completedAt, MessageOutcome outcome, int flags) {
                return false;
            }
        };
    }
}
