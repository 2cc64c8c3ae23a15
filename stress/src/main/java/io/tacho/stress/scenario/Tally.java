package io.tacho.stress.scenario;

import java.util.ArrayList;
import java.util.List;

/** Compares what was counted with what had to come out. */
final class Tally {
    private final List<String> wrong = new ArrayList<>();

    Tally() {}

    Tally expect(String what, long expected, long actual) {
        if (expected != actual) {
            wrong.add(what + ": expected " + expected + ", counted " + actual);
        }
        return this;
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }
}
