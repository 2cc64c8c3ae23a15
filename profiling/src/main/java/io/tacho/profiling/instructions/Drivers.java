package io.tacho.profiling.instructions;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.AskCallback;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.Topic;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What drives each of the counted operations. */
final class Drivers {
    private static final int SUBSCRIBERS = 10;

    private Drivers() {}

    /** A partner sends back what it gets; each way is one operation. */
    static Actor<Integer> tell(ActorSystem system, Runnable done) {
        return new Teller(system, done);
    }

    /** A partner answers. */
    static Actor<Integer> ask(ActorSystem system, Runnable done) {
        return new Asker(system, done);
    }

    /** Ten subscribers, of which the last one to handle a publication has the next one made. */
    static Actor<Integer> publish(ActorSystem system, Runnable done) {
        return new Publisher(system, done);
    }

    private static final class Teller implements Actor<Integer> {
        private final ActorSystem system;
        private final Runnable done;
        private @Nullable ActorRef<Integer> partner;
        private int left;

        Teller(ActorSystem system, Runnable done) {
            this.system = system;
            this.done = done;
        }

        @Override
        public void onMessage(Integer message, ActorContext<Integer> context) {
            if (left == 0) {
                begin(message, context);
            } else if (--left == 0) {
                done.run();
                return;
            }
            if (partner != null) {
                left--;
                partner.tell(message);
            }
        }

        private void begin(int operations, ActorContext<Integer> context) {
            left = operations;
            if (partner == null) {
                ActorRef<Integer> self = context.self();
                partner =
                        system.spawn(
                                SpawnOptions.anonymous(),
                                () -> (message, partnerContext) -> self.tell(message));
            }
        }
    }

    private static final class Asker implements Actor<Integer>, AskCallback<Integer> {
        private static final long TIMEOUT_NANOS = TimeUnit.MINUTES.toNanos(10);

        private final ActorRef<Integer> answerer;
        private final Runnable done;
        private @Nullable ActorContext<Integer> asking;
        private Integer question = 0;
        private int left;

        Asker(ActorSystem system, Runnable done) {
            this.done = done;
            answerer =
                    system.spawn(
                            SpawnOptions.anonymous(),
                            () -> (message, context) -> context.reply(message));
        }

        @Override
        public void onMessage(Integer operations, ActorContext<Integer> context) {
            asking = context;
            question = operations;
            left = operations;
            ask();
        }

        @Override
        public void onReply(Integer answer) {
            if (--left == 0) {
                done.run();
            } else {
                ask();
            }
        }

        @Override
        public void onTimeout() {
            throw new IllegalStateException("a question was not answered");
        }

        private void ask() {
            if (asking == null
                    || asking.ask(answerer, question, TIMEOUT_NANOS, this)
                            != SendOutcome.ACCEPTED) {
                throw new IllegalStateException("a question was refused");
            }
        }
    }

    private static final class Publisher implements Actor<Integer> {
        private final Topic<Integer> topic;
        private final Runnable done;
        private int handled;
        private int left;

        Publisher(ActorSystem system, Runnable done) {
            this.done = done;
            topic = system.topic("counted");
            for (int i = 0; i < SUBSCRIBERS; i++) {
                ActorRef<Integer> subscriber =
                        system.spawn(
                                SpawnOptions.anonymous(),
                                () -> (message, context) -> handle(message));
                topic.subscribe(subscriber);
            }
        }

        @Override
        public void onMessage(Integer operations, ActorContext<Integer> context) {
            left = operations;
            topic.publish(operations);
        }

        /** All subscribers run on the one worker there is. */
        private void handle(Integer message) {
            if (++handled == SUBSCRIBERS) {
                handled = 0;
                if (--left == 0) {
                    done.run();
                } else {
                    topic.publish(message);
                }
            }
        }
    }
}
