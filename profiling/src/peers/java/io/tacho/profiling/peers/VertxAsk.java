package io.tacho.profiling.peers;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;

/**
 * Asks in Vert.x: a request from one verticle to another, with the next question asked by the
 * reply's handler. On two event loops each has its own.
 */
final class VertxAsk implements PeerWorkload {
    private static final String ASKER = "asker";
    private static final String ANSWERER = "answerer";

    private final AskRound round;
    private final AnswerCount answers = new AnswerCount();
    private final VertxBus bus;

    VertxAsk(int eventLoops, int asks) {
        round = new AskRound(asks);
        bus = new VertxBus(eventLoops);
        bus.deploy(new VertxReceiver<>(ANSWERER, this::answer));
        bus.deploy(new Asker(round, bus.delivery(AskRound.TIMEOUT)));
    }

    @Override
    public int operations() {
        return round.asks();
    }

    @Override
    public long run() {
        round.prepare();
        bus.send(ASKER, Begin.BEGIN);
        return round.await(answers);
    }

    @Override
    public void close() {
        bus.close();
    }

    private void answer(Message<Question> question) {
        answers.add();
        question.reply(Answer.ANSWER, bus.delivery());
    }

    private enum Begin {
        BEGIN
    }

    private enum Question {
        QUESTION
    }

    private enum Answer {
        ANSWER
    }

    private static final class Asker extends VerticleBase {
        private final AskRound round;
        private final DeliveryOptions delivery;

        Asker(AskRound round, DeliveryOptions delivery) {
            this.round = round;
            this.delivery = delivery;
        }

        @Override
        public Future<?> start() {
            return vertx.eventBus()
                    .<Begin>localConsumer(
                            ASKER,
                            begin -> {
                                round.begin();
                                ask();
                            })
                    .completion();
        }

        private void ask() {
            vertx.eventBus()
                    .<Answer>request(ANSWERER, Question.QUESTION, delivery)
                    .onComplete(this::onOutcome);
        }

        private void onOutcome(AsyncResult<Message<Answer>> reply) {
            if (reply.failed()) {
                round.handleTimeout();
            } else if (round.handleReply()) {
                ask();
            }
        }
    }
}
