package io.tacho.profiling.peers;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.AskCallback;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.Sender;
import io.tacho.runtime.SpawnOptions;
import org.jspecify.annotations.Nullable;

/** Asks in Tacho: {@code ActorContext.ask}, with the next question asked by the callback. */
final class TachoAsk implements PeerWorkload {
    private final AskRound round;
    private final AnswerCount answers = new AnswerCount();
    private final ActorSystem system;
    private final Sender sender;
    private final ActorRef<Begin> asker;

    TachoAsk(int workers, int asks) {
        round = new AskRound(asks);
        system = ActorSystem.builder("ask").workers(workers).build();
        sender = system.newSender();
        ActorRef<Question> answerer =
                system.spawn(
                        SpawnOptions.anonymous(),
                        () ->
                                (question, context) -> {
                                    answers.add();
                                    context.reply(Answer.ANSWER);
                                });
        asker = system.spawn(SpawnOptions.anonymous(), () -> new Asker(round, answerer));
    }

    @Override
    public int operations() {
        return round.asks();
    }

    @Override
    public long run() {
        round.prepare();
        sender.tell(asker, Begin.BEGIN);
        return round.await(answers);
    }

    @Override
    public void close() {
        sender.close();
        system.close();
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

    private static final class Asker implements Actor<Begin>, AskCallback<Answer> {
        private static final long TIMEOUT_NANOS = AskRound.TIMEOUT.toNanos();

        private final AskRound round;
        private final ActorRef<Question> answerer;
        private @Nullable ActorContext<Begin> asking;

        Asker(AskRound round, ActorRef<Question> answerer) {
            this.round = round;
            this.answerer = answerer;
        }

        @Override
        public void onMessage(Begin begin, ActorContext<Begin> context) {
            // The context is one object for the actor's whole life; it is kept for the callback,
            // which runs in this actor's own turns.
            asking = context;
            round.begin();
            ask();
        }

        @Override
        public void onReply(Answer answer) {
            if (round.handleReply()) {
                ask();
            }
        }

        @Override
        public void onTimeout() {
            round.handleTimeout();
        }

        private void ask() {
            if (asking != null
                    && asking.ask(answerer, Question.QUESTION, TIMEOUT_NANOS, this)
                            != SendOutcome.ACCEPTED) {
                throw new IllegalStateException("a question was refused");
            }
        }
    }
}
