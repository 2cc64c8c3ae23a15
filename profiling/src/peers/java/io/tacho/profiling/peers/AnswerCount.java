package io.tacho.profiling.peers;

/** How many questions the asked actor has answered. Confined to that actor while a round is on. */
final class AnswerCount {
    private int answers;

    void add() {
        answers++;
    }

    /** Answers since this was last called. */
    int take() {
        int count = answers;
        answers = 0;
        return count;
    }
}
