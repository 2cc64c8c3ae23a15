package io.tacho.profiling.peers;

import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.Topic;

/** {@link FanOutCourse} in Tacho: a topic. */
final class TachoFanOut implements PeerWorkload {
    private final FanOutCourse course;
    private final ActorSystem system;
    private final Topic<Token> topic;

    TachoFanOut(int workers, FanOutCourse course) {
        this.course = course;
        system = ActorSystem.builder("fan-out").workers(workers).build();
        topic = system.topic("tokens");
        for (FanOutSubscriber subscriber : course.subscribers()) {
            topic.subscribe(
                    system.spawn(
                            SpawnOptions.anonymous(),
                            () -> (token, context) -> handle(subscriber, token)));
        }
    }

    @Override
    public int operations() {
        return course.publishes();
    }

    @Override
    public long run() {
        return course.run(() -> topic.publish(Token.TOKEN));
    }

    @Override
    public void close() {
        system.close();
    }

    private void handle(FanOutSubscriber subscriber, Token token) {
        if (subscriber.handle()) {
            topic.publish(token);
        }
    }
}
