package io.tacho.runtime.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Await;
import io.tacho.runtime.MessageCounts;
import io.tacho.runtime.RecordingTap;
import io.tacho.runtime.spi.MessageKind;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A replay of one worker, fed by a test; keeps what its actors send. */
final class FedSystem implements AutoCloseable {
    /** What an actor sent; of a question the fingerprint is its text's hash. */
    record Sent(long causeId, String recipient, Object message, MessageKind kind) {}

    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final RecordingTap tap = new RecordingTap();
    private final ReplaySystem replay =
            ReplaySystem.start(
                    ActorSystem.builder("replay").workers(1).tap(tap).options(), this::observer);
    private final ReplayFeed feed = replay.newFeed();

    FedSystem() {}

    private SendObserver observer() {
        return (causeId, recipient, message, kind) -> {
            sent.add(new Sent(causeId, recipient.name(), message, kind));
            return message.hashCode();
        };
    }

    ActorSystem system() {
        return replay.system();
    }

    ReplayFeed feed() {
        return feed;
    }

    RecordingTap tap() {
        return tap;
    }

    ActorRef<Object> spawn(String name, Supplier<Actor<Object>> factory) {
        return system().spawn(name, factory);
    }

    void tell(ActorRef<?> recipient, long id, Object message) {
        feed(recipient, null, new RecordedMessage(id, 0, id, MessageKind.TELL, message, null));
    }

    void reply(ActorRef<?> asker, ActorRef<?> replier, long id, Object message, Question question) {
        feed(asker, replier, new RecordedMessage(id, 0, id, MessageKind.REPLY, message, question));
    }

    void feed(ActorRef<?> recipient, @Nullable ActorRef<?> sender, RecordedMessage message) {
        long now = System.nanoTime();
        feed.feed(recipient, sender, message, new FeedTimes(now, 0, now));
    }

    /** What was sent, once all that was fed is handled. */
    List<Sent> sent() {
        Await.quiet(system());
        return List.copyOf(sent);
    }

    MessageCounts counts() {
        Await.quiet(system());
        return system().counts();
    }

    @Override
    public void close() {
        feed.close();
        system().close();
        assertEquals(List.of(), tap.breaches());
    }
}
