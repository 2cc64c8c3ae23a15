package io.tacho.journal.reader;

import java.util.ArrayList;
import java.util.List;

/** What a scan of one queue found to be wrong: how much, and the first of it in words. */
final class Findings {
    private static final int MAX_REASONS = 20;

    private final String queue;
    private final List<String> reasons = new ArrayList<>();
    private long count;
    private long missingBatches;

    Findings(String queue) {
        this.queue = queue;
    }

    void add(String reason) {
        count++;
        if (count <= MAX_REASONS) {
            reasons.add(queue + ": " + reason);
        }
    }

    void missing(long batches, String reason) {
        missing(batches);
        add(reason);
    }

    /** More batches of which the reason is known already. */
    void missing(long batches) {
        missingBatches += batches;
    }

    boolean isDamaged() {
        return count > 0;
    }

    long missingBatches() {
        return missingBatches;
    }

    List<String> reasons() {
        List<String> result = new ArrayList<>(reasons);
        if (count > MAX_REASONS) {
            result.add(queue + ": and " + (count - MAX_REASONS) + " more findings");
        }
        return result;
    }
}
