package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.replay.FeedTimes;
import io.tacho.runtime.replay.RecordedMessage;
import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.testkit.TestSystem;
import org.junit.jupiter.api.Test;

class RecordedFeedTest {
    @Test
    void shouldGiveItsLaneBackOnceAndFeedNoMore() {
        try (TestSystem test = TestSystem.create()) {
            LocalActorSystem system = (LocalActorSystem) test.system();
            ActorRef<Object> actor = system.spawn("a", () -> (message, context) -> {});
            Lane lane = system.lanes().lease();
            system.lanes().giveBack(lane);
            RecordedFeed feed = new RecordedFeed(system);
            feed.close();
            feed.close();
            RecordedMessage message = new RecordedMessage(1, 0, 1, MessageKind.TELL, "x", null);
            assertThrows(
                    IllegalStateException.class,
                    () -> feed.feed(actor, null, message, new FeedTimes(0, 0, 0)));
            assertSame(lane, system.lanes().lease());
            assertNotSame(lane, system.lanes().lease());
        }
    }
}
