package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.runtime.spi.ForwardingTap;
import io.tacho.runtime.spi.ForwardingTapStream;
import io.tacho.runtime.spi.MessageHeader;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.MessageTap;
import io.tacho.runtime.spi.TapStream;
import io.tacho.runtime.spi.WorkerActivity;
import io.tacho.runtime.testkit.TestSystem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time that the record itself takes of a worker. */
class RecordingTimeTest {
    private final List<WorkerActivity> activities = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldBeTellableWhenAMessageHasHadTheRecordWritten(boolean written) {
        try (TestSystem test = TestSystem.create(0, builder -> builder.tap(tap(written)))) {
            ActorRef<String> actor = test.system().spawn("a", () -> (message, context) -> {});
            test.runUntilIdle();
            activities.clear();
            actor.tell("x");
            test.step();
            assertEquals(written ? List.of(WorkerActivity.FLUSH) : List.of(), activities);
        }
    }

    private MessageTap tap(boolean written) {
        return new ForwardingTap(new RecordingTap()) {
            @Override
            public TapStream openStream(int worker) {
                return new ForwardingTapStream(super.openStream(worker)) {
                    @Override
                    public void begin(
                            MessageHeader header,
                            int recipient,
                            long sequence,
                            long receivedAt,
                            int backlog) {
                        next().begin(header, recipient, sequence, receivedAt, backlog);
                    }

                    @Override
                    public boolean end(long at, MessageOutcome outcome, int flags) {
                        next().end(at, outcome, flags);
                        return written;
                    }

                    @Override
                    public void activity(WorkerActivity activity, long from, long to) {
                        activities.add(activity);
                    }
                };
            }
        };
    }
}
