package io.tacho.runtime;

/**
 * Where all messages are. What was sent is counted where it is sent (the lanes of message ids),
 * what became of it where it is handled; {@link #lost()} is the difference of the two, not a
 * remainder that makes the sum come out.
 *
 * @param sent messages that a mailbox accepted
 * @param handled handlers that returned
 * @param failed handlers that threw
 * @param dropped evicted by a full mailbox after it had accepted them
 * @param deadLetters arrived at an actor that had stopped, and late replies
 * @param expired older than their limit when their turn came, or of a timer that was cancelled
 * @param pending drained unhandled from mailboxes at shutdown; 0 while the system runs
 * @param rejected refused to the sender's face, so not among the sent
 */
public record MessageCounts(
        long sent,
        long handled,
        long failed,
        long dropped,
        long deadLetters,
        long expired,
        long pending,
        long rejected) {
    /**
     * Messages that are done with.
     *
     * @return handled, failed, dropped, dead letters, expired and pending
     */
    public long settled() {
        return handled + failed + dropped + deadLetters + expired + pending;
    }

    /**
     * Messages sent that nothing became of. While the system runs: those in mailboxes and stashes.
     * After shutdown: a defect of the runtime or of a mailbox.
     *
     * @return sent less settled
     */
    public long lost() {
        return sent - settled();
    }

    /**
     * What came after an earlier count.
     *
     * @param earlier of the same system
     * @return the difference, field by field
     */
    public MessageCounts since(MessageCounts earlier) {
        return new MessageCounts(
                sent - earlier.sent,
                handled - earlier.handled,
                failed - earlier.failed,
                dropped - earlier.dropped,
                deadLetters - earlier.deadLetters,
                expired - earlier.expired,
                pending - earlier.pending,
                rejected - earlier.rejected);
    }
}
