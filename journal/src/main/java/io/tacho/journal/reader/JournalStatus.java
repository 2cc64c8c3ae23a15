package io.tacho.journal.reader;

import java.util.List;

/**
 * How whole a journal is.
 *
 * @param completeness the verdict
 * @param reasons why, one line each; empty if complete
 * @param messages messages that can be read
 * @param activities activities of workers that can be read
 * @param missingBatches batches that are proven to have been there and can't be read
 * @param missedMessages messages that the writer itself counted as not recorded
 * @param inFlight what was being handled when the process died; empty after a clean close
 */
public record JournalStatus(
        Completeness completeness,
        List<String> reasons,
        long messages,
        long activities,
        long missingBatches,
        long missedMessages,
        List<InFlightMessage> inFlight) {
    /** Copies the lists. */
    public JournalStatus {
        reasons = List.copyOf(reasons);
        inFlight = List.copyOf(inFlight);
    }

    /** The verdicts. */
    public enum Completeness {
        /** Every stream and the journal were closed in good order, and nothing is missing. */
        COMPLETE,
        /**
         * Not closed in good order, or without its oldest files, which its writer has deleted to
         * keep within a size; but whole from the first to the last batch of each stream.
         */
        CUT,
        /** Records are missing or damaged. */
        DAMAGED
    }
}
