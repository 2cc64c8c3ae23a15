package io.tacho.profiling.peers;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.pubsub.Topic;

/** {@link FanOutCourse} in Pekko: a typed topic, which is an actor itself. */
final class PekkoFanOut implements PeerWorkload {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final FanOutCourse course;
    private final PekkoSystems.Started<ActorRef<Topic.Command<Token>>> started;
    private final ActorRef<Topic.Command<Token>> topic;

    PekkoFanOut(int parallelism, FanOutCourse course) {
        this.course = course;
        started = PekkoSystems.start(parallelism, context -> spawn(context, course));
        topic = started.spawned();
        awaitSubscriptions();
    }

    @Override
    public int operations() {
        return course.publishes();
    }

    @Override
    public long run() {
        return course.run(() -> topic.tell(Topic.publish(Token.TOKEN)));
    }

    @Override
    public void close() {
        started.close();
    }

    private static ActorRef<Topic.Command<Token>> spawn(
            ActorContext<Void> context, FanOutCourse course) {
        ActorRef<Topic.Command<Token>> topic =
                context.spawn(Topic.create(Token.class, "tokens"), "tokens");
        for (FanOutSubscriber subscriber : course.subscribers()) {
            topic.tell(
                    Topic.subscribe(
                            context.spawnAnonymous(
                                    Behaviors.receiveMessage(
                                            token -> onToken(subscriber, topic, token)))));
        }
        return topic;
    }

    private static Behavior<Token> onToken(
            FanOutSubscriber subscriber, ActorRef<Topic.Command<Token>> topic, Token token) {
        if (subscriber.handle()) {
            topic.tell(Topic.publish(token));
        }
        return Behaviors.same();
    }

    /**
     * Waits until the topic knows of its subscribers and, from the receptionist, of itself: before
     * that it publishes another way.
     */
    private void awaitSubscriptions() {
        long start = System.nanoTime();
        Topic.TopicStats stats = stats();
        while (stats.topicInstanceCount() != 1
                || stats.localSubscriberCount() != course.subscribers().size()) {
            if (System.nanoTime() - start >= PATIENCE_NANOS) {
                throw new IllegalStateException("Pekko's topic does not come up");
            }
            stats = stats();
        }
    }

    private Topic.TopicStats stats() {
        CompletionStage<Topic.TopicStats> stats =
                AskPattern.ask(
                        topic,
                        Topic::getTopicStats,
                        Duration.ofNanos(PATIENCE_NANOS),
                        started.system().scheduler());
        return stats.toCompletableFuture().join();
    }
}
