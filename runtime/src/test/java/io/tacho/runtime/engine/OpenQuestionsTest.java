package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.runtime.AskCallback;
import io.tacho.runtime.replay.Question;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenQuestionsTest {
    private static final long CAUSE = 6;

    private final Cells cells = new Cells();
    private final ActorCell[] three = cells.make(3);
    private final ActorCell asker = three[0];
    private final ActorCell asked = three[1];
    private final OpenQuestions questions = new OpenQuestions();

    @AfterEach
    void close() {
        cells.close();
    }

    private int ask(Question question) {
        PendingAsks asks = asker.extras().asks();
        Envelope ask = new Envelope();
        ask.askSlot =
                asks.add(
                        new AskCallback<Object>() {
                            @Override
                            public void onReply(Object reply) {}
                        },
                        Long.MAX_VALUE);
        ask.askGeneration = asks.generation(ask.askSlot);
        questions.add(asker, question, ask);
        return ask.askSlot;
    }

    private int answered(Question question) {
        Envelope reply = new Envelope();
        questions.answer(asker, question, reply);
        return reply.askSlot;
    }

    @Test
    void shouldAnswerTheOldestOfThoseThatFitAlike() {
        int first = ask(new Question(CAUSE, asked, 1));
        int second = ask(new Question(CAUSE, asked, 2));
        assertEquals(first, answered(new Question(CAUSE, asked, 3)));
        assertEquals(second, answered(new Question(CAUSE, asked, 3)));
    }

    @Test
    void shouldAnswerNothingWhenAnotherActorWasAsked() {
        int open = ask(new Question(CAUSE, asked, 1));
        assertEquals(Integer.MAX_VALUE, answered(new Question(CAUSE, three[2], 1)));
        assertEquals(open, answered(new Question(CAUSE, asked, 1)));
    }
}
