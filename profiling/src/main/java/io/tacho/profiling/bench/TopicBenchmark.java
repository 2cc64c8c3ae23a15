package io.tacho.profiling.bench;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.Topic;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Publishing to many, all on one worker; the benchmark's own thread only starts it and waits. Timed
 * in batches whatever the number of subscribers, because that of the smaller one is short.
 */
@State(Scope.Thread)
public class TopicBenchmark {
    /** Who gets what is published. */
    @Param({"10", "100"})
    public int subscribers;

    /** Operations of an invocation. */
    @Param("1000")
    public int batch;

    private final Baton baton = new Baton();
    private int publishes;

    // Written on the worker after the start, read after the baton.
    private int left;
    private int missing;
    private long refused;

    private long asked;
    private Subscriber[] all = {};
    private @Nullable BenchSystem system;
    private @Nullable ActorRef<News> publisher;

    /** For JMH. */
    public TopicBenchmark() {}

    /** Starts the system. */
    @Setup(Level.Trial)
    public void start() {
        publishes = Operations.of(batch);
        BenchSystem started = BenchSystem.unregistered(1);
        Topic<News> made = started.actors().topic("bench.news");
        system = started;
        all = new Subscriber[subscribers];
        for (int i = 0; i < subscribers; i++) {
            Subscriber each = new Subscriber(made);
            all[i] = each;
            made.subscribe(started.actors().spawn(SpawnOptions.anonymous(), () -> each));
        }
        Check.equal("subscribers", subscribers, made.subscribers());
        publisher =
                started.actors()
                        .spawn(
                                SpawnOptions.anonymous(),
                                () -> (news, context) -> publish(made, news));
    }

    /**
     * One operation is one message published to all subscribers, until the last of them has handled
     * it, who then publishes the next.
     */
    @Benchmark
    public void pubsub_fanout() {
        left = publishes;
        asked += publishes;
        baton.ready();
        Objects.requireNonNull(system).sender().tell(Objects.requireNonNull(publisher), News.NEWS);
        baton.await();
        Check.equal("messages refused", 0, refused);
    }

    private void publish(Topic<News> topic, News news) {
        missing = subscribers;
        if (topic.publish(news) != subscribers) {
            refused++;
        }
    }

    /** Each subscriber must have had each message. */
    @TearDown(Level.Iteration)
    public void count() {
        for (Subscriber each : all) {
            Check.equal("messages a subscriber handled", asked, each.handled);
        }
    }

    /**
     * Ends the system.
     *
     * @throws IOException never: it has no files
     */
    @TearDown(Level.Trial)
    public void stop() throws IOException {
        Objects.requireNonNull(system).close();
    }

    private enum News {
        NEWS
    }

    private final class Subscriber implements Actor<News> {
        private final Topic<News> topic;
        private long handled;

        Subscriber(Topic<News> topic) {
            this.topic = topic;
        }

        @Override
        public void onMessage(News news, ActorContext<News> context) {
            handled++;
            if (--missing > 0) {
                return;
            }
            if (--left == 0) {
                baton.finish();
                return;
            }
            publish(topic, news);
        }
    }
}
