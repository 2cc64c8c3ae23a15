package io.tacho.profiling.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The checks that the rounds of all peers share do fail. */
class RoundCheckTest {
    private final FinishLine line = new FinishLine(Duration.ZERO);

    @Test
    void shouldFailWhenNotAllCrossedTheLine() {
        line.expect(2);
        line.start();
        line.cross();

        Exception failure = assertThrows(IllegalStateException.class, line::await);

        assertEquals("1 have not crossed the line within PT0S", failure.getMessage());
    }

    @Test
    void shouldFailWhenOneCrossedTheLineTwice() {
        line.expect(1);
        line.start();
        line.cross();
        line.cross();
        line.await();

        assertThrows(IllegalStateException.class, () -> line.expect(1));
    }

    @Test
    void shouldCountEveryHopWhenTokensGoRound() {
        RingCourse course = new RingCourse(5, 2, 3);

        course.run(start -> goRound(course, start));

        assertEquals(5 * 2 * 3, course.hops());
    }

    @Test
    void shouldFailWhenAHopWasSkipped() {
        RingCourse course = new RingCourse(5, 1, 3);
        int[] sent = {0};

        Exception failure =
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                course.run(
                                        start -> {
                                            sent[0]++;
                                            goRound(course, start + 1);
                                        }));

        assertEquals(1, sent[0]);
        assertEquals("actor 0 handled 2 tokens, not 3", failure.getMessage());
    }

    @Test
    void shouldFailWhenAnAskTimedOut() {
        AskRound round = new AskRound(3);
        round.prepare();
        round.begin();
        round.handleReply();
        round.handleTimeout();

        assertThrows(IllegalStateException.class, () -> round.await(new AnswerCount()));
    }

    @Test
    void shouldFailWhenAReplyWasNotTheAskedActors() {
        AskRound round = new AskRound(1);
        round.prepare();
        round.begin();
        round.handleReply();

        Exception failure =
                assertThrows(IllegalStateException.class, () -> round.await(new AnswerCount()));

        assertEquals(
                "of 1 asks 0 were answered, 1 replies handled, 0 timed out", failure.getMessage());
    }

    @Test
    void shouldFailWhenAMessageWasRefused() {
        TellCourse course = new TellCourse(3);

        Exception failure =
                assertThrows(IllegalStateException.class, () -> course.run(() -> false));

        assertEquals("message 0 was refused", failure.getMessage());
    }

    @Test
    void shouldFailWhenAMessageWasHandledTwice() {
        TellCourse course = new TellCourse(3);

        Exception failure =
                assertThrows(
                        IllegalStateException.class,
                        () -> course.run(() -> handle(course, Token.TOKEN, Token.TOKEN)));

        assertEquals("6 messages were handled, not 3", failure.getMessage());
    }

    @Test
    void shouldNotCountAMessageThatNobodySent() {
        TellCourse course = new TellCourse(1);

        handle(course, new Token(1, 2), null);

        assertEquals(0, course.receiver().handled());
    }

    @Test
    void shouldFailWhenMoreThanTheBoundIsOnItsWay() {
        TellCourse course = new TellCourse(TellCourse.IN_FLIGHT + 1, Duration.ZERO);
        int[] sent = {0};

        Exception failure =
                assertThrows(IllegalStateException.class, () -> course.run(() -> sent[0]++ >= 0));

        assertEquals(TellCourse.IN_FLIGHT, sent[0]);
        assertEquals("only 0 messages were handled within PT0S", failure.getMessage());
    }

    @Test
    void shouldPublishTheNextMessageWhenTheLastSubscriberHasHandledOne() {
        FanOutCourse course = new FanOutCourse(2, 3);

        course.run(
                () -> {
                    assertFalse(course.subscribers().get(0).handle());
                    assertTrue(course.subscribers().get(1).handle());
                    assertFalse(course.subscribers().get(1).handle());
                    assertTrue(course.subscribers().get(0).handle());
                    assertFalse(course.subscribers().get(0).handle());
                    assertFalse(course.subscribers().get(1).handle());
                });
    }

    @Test
    void shouldFailWhenASubscriberHadAMessageTwice() {
        FanOutCourse course = new FanOutCourse(2, 1);
        FanOutSubscriber subscriber = course.subscribers().get(1);

        Exception failure =
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                course.run(
                                        () -> {
                                            subscriber.handle();
                                            subscriber.handle();
                                        }));

        assertEquals("subscriber 0 handled 0 messages, not 1", failure.getMessage());
    }

    private static boolean handle(TellCourse course, @Nullable Token... tokens) {
        for (Token token : tokens) {
            course.receiver().handle(token);
        }
        return true;
    }

    private static void goRound(RingCourse course, int start) {
        int actor = start;
        while (course.stations().get(actor).handle()) {
            actor = (actor + 1) % course.stations().size();
        }
    }
}
