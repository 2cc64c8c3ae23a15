package io.tacho.runtime.engine;

import io.tacho.runtime.replay.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a replay's actors have asked and was not answered: slot and generation of a recorded reply
 * mean nothing here, so its question is looked for. Each actor's list is used in its turn, whose
 * hand-over from worker to worker is the happens-before edge.
 */
final class OpenQuestions {
    /** In the place of a slot, of an answer to nothing: no table of asks is that long. */
    private static final int NO_QUESTION = Integer.MAX_VALUE;

    private final ConcurrentHashMap<ActorCell, List<Open>> byAsker = new ConcurrentHashMap<>();

    OpenQuestions() {}

    void add(ActorCell asker, Question question, Envelope ask) {
        byAsker.computeIfAbsent(asker, none -> new ArrayList<>(2))
                .add(new Open(question, ask.askSlot, ask.askGeneration));
    }

    /** Makes a reply the answer to the question that fits best; to none if there is none. */
    void answer(ActorCell asker, Question question, Envelope reply) {
        Open open = take(asker, question);
        reply.askSlot = open == null ? NO_QUESTION : open.slot;
        reply.askGeneration = open == null ? 0 : open.generation;
    }

    private @Nullable Open take(ActorCell asker, Question question) {
        List<Open> all = byAsker.get(asker);
        ActorExtras extras = asker.extrasIfAny();
        PendingAsks asks = extras == null ? null : extras.asksIfAny();
        if (all == null || asks == null) {
            // It has ended, or has never asked.
            byAsker.remove(asker);
            return null;
        }
        // The asker was restarted since: the reply was late in the recording as well.
        all.removeIf(open -> asks.generation(open.slot) != open.generation);
        int best = -1;
        int fit = 0;
        for (int i = 0; i < all.size() && fit < Open.EXACT; i++) {
            int other = all.get(i).fits(question);
            if (other > fit) {
                best = i;
                fit = other;
            }
        }
        Open found = best < 0 ? null : all.remove(best);
        if (all.isEmpty()) {
            byAsker.remove(asker);
        }
        return found;
    }

    private record Open(Question question, int slot, int generation) {
        static final int EXACT = 3;

        int fits(Question other) {
            if (question.asked() != other.asked()) {
                return 0;
            }
            if (question.causeId() != other.causeId()) {
                return 1;
            }
            return question.fingerprint() == other.fingerprint() ? EXACT : 2;
        }
    }
}
