package io.tacho.runtime;

/** Told of every dead letter. Called on the thread that found it: be quick, do not block. */
@FunctionalInterface
public interface DeadLetterListener {
    /**
     * A dead letter.
     *
     * @param letter the message and why it is dead
     */
    void onDeadLetter(DeadLetter letter);
}
