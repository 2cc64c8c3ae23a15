package io.tacho.stress.analyze;

import java.util.List;

/**
 * One message on the way of an operation.
 *
 * @param messageId lane and number
 * @param type of message, its simple name
 * @param kind tell, ask and so on
 * @param from who sent it
 * @param to who received it
 * @param sentAt when it began to wait, ns from the start of what was analysed
 * @param waitNanos until it was received
 * @param handlingNanos until its handler returned
 * @param onPathNanos of that, until the next message on the way was sent
 * @param outcome what became of it
 * @param waitedFor what it waited for, the longest first
 * @param behind whom its worker was busy with meanwhile, the longest first
 */
public record Step(
        String messageId,
        String type,
        String kind,
        String from,
        String to,
        long sentAt,
        long waitNanos,
        long handlingNanos,
        long onPathNanos,
        String outcome,
        List<Waited> waitedFor,
        List<Behind> behind) {
    /** The same with less of its handling on the way. */
    Step withOnPath(long nanos) {
        return new Step(
                messageId,
                type,
                kind,
                from,
                to,
                sentAt,
                waitNanos,
                handlingNanos,
                nanos,
                outcome,
                waitedFor,
                behind);
    }

    /**
     * A part of a wait.
     *
     * @param cause in words
     * @param nanos of the wait
     */
    public record Waited(String cause, long nanos) {}

    /**
     * A part of a wait that was spent on an actor.
     *
     * @param component its name
     * @param nanos of the wait
     */
    public record Behind(String component, long nanos) {}
}
