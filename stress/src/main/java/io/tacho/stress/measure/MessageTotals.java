package io.tacho.stress.measure;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.tacho.runtime.MessageCounts;

/**
 * Where all messages are. {@code lost} is a difference of two counts, not a remainder.
 *
 * @param sent accepted by mailboxes
 * @param handled handlers returned
 * @param failed handlers threw
 * @param dropped evicted by full mailboxes
 * @param deadLetters found no living recipient
 * @param expired too old when their turn came
 * @param pending in mailboxes at shutdown
 * @param lost none of these
 * @param rejected refused to the sender's face, never sent
 */
@JsonPropertyOrder({
    "sent",
    "handled",
    "failed",
    "dropped",
    "deadLetters",
    "expired",
    "pending",
    "lost",
    "rejected"
})
public record MessageTotals(
        long sent,
        long handled,
        long failed,
        long dropped,
        long deadLetters,
        long expired,
        long pending,
        long lost,
        long rejected) {
    /**
     * From the system's counts.
     *
     * @param counts of the window
     * @return the same
     */
    public static MessageTotals of(MessageCounts counts) {
        return new MessageTotals(
                counts.sent(),
                counts.handled(),
                counts.failed(),
                counts.dropped(),
                counts.deadLetters(),
                counts.expired(),
                counts.pending(),
                counts.lost(),
                counts.rejected());
    }
}
