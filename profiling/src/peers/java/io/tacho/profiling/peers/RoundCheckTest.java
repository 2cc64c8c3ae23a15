package io.tacho.profiling.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The checks that the rounds of both runtimes share do fail. */
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

    private static void goRound(RingCourse course, int start) {
        int actor = start;
        while (course.stations().get(actor).handle()) {
            actor = (actor + 1) % course.stations().size();
        }
    }
}
