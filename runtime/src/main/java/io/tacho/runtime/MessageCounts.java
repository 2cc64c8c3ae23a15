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
     * Messages of a running system that are on their way: in mailboxes and stashes, and those that
     * are being handled.
     *
     * @return sent less settled
     */
    public long outstanding() {
        return sent - settled();
    }

    /**
     * Messages sent that nothing became of, after shutdown: a defect of the runtime or of a
     * mailbox. Of a running system that is {@link #outstanding}.
     *
     * @return sent less settled
     */
    public long lost() {
        return outstanding();
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
