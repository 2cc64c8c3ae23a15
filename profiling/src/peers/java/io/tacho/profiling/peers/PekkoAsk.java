package io.tacho.profiling.peers;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.util.Timeout;
import scala.reflect.ClassTag;
import scala.util.Try;

/**
 * Asks in Pekko: {@code ActorContext.ask}, with the next question asked by the reply's handler. It
 * is the method of the Scala API, Pekko's faster way: the Java API's sends each reply through the
 * JDK's common pool, two more hand-overs between threads.
 */
final class PekkoAsk implements PeerWorkload {
    private final AskRound round;
    private final AnswerCount answers = new AnswerCount();
    private final PekkoSystems.Started<ActorRef<Order>> started;

    PekkoAsk(int parallelism, int asks) {
        round = new AskRound(asks);
        Behavior<Question> answerer = Behaviors.receiveMessage(this::answer);
        started =
                PekkoSystems.start(
                        parallelism,
                        context -> {
                            ActorRef<Question> answering = context.spawnAnonymous(answerer);
                            return context.spawnAnonymous(
                                    Behaviors.setup(
                                            own -> new Asker(round, answering, own).behavior()));
                        });
    }

    @Override
    public int operations() {
        return round.asks();
    }

    @Override
    public long run() {
        round.prepare();
        started.spawned().tell(Order.BEGIN);
        return round.await(answers);
    }

    @Override
    public void close() {
        started.close();
    }

    private Behavior<Question> answer(Question question) {
        answers.add();
        question.replyTo().tell(Answer.ANSWER);
        return Behaviors.same();
    }

    /** What the asking actor understands: the outcome of an ask is a message to itself. */
    private enum Order {
        BEGIN,
        REPLIED,
        TIMED_OUT
    }

    /** A new one each time: in Pekko the question carries the address of its reply. */
    private record Question(ActorRef<Answer> replyTo) {}

    private enum Answer {
        ANSWER
    }

    private static final class Asker {
        private static final Timeout TIMEOUT = Timeout.create(AskRound.TIMEOUT);
        private static final ClassTag<Answer> REPLY = ClassTag.apply(Answer.class);

        private final AskRound round;
        private final ActorRef<Question> answerer;
        private final ActorContext<Order> context;

        Asker(AskRound round, ActorRef<Question> answerer, ActorContext<Order> context) {
            this.round = round;
            this.answerer = answerer;
            this.context = context;
        }

        Behavior<Order> behavior() {
            return Behaviors.receiveMessage(this::onOrder);
        }

        private Behavior<Order> onOrder(Order order) {
            switch (order) {
                case BEGIN -> {
                    round.begin();
                    ask();
                }
                case REPLIED -> {
                    if (round.handleReply()) {
                        ask();
                    }
                }
                case TIMED_OUT -> round.handleTimeout();
            }
            return Behaviors.same();
        }

        private void ask() {
            context.asScala().ask(answerer, Question::new, PekkoAsk::outcome, TIMEOUT, REPLY);
        }
    }

    private static Order outcome(Try<Answer> reply) {
        return reply.isSuccess() ? Order.REPLIED : Order.TIMED_OUT;
    }
}
