package io.tacho.stress.measure;

/** What one worker measures of one type of message, inside the window and outside of it. */
final class TypeMeter {
    private final int number;
    private final MessageLatency[] messages = {new MessageLatency(), new MessageLatency()};

    /**
     * Of one type.
     *
     * @param number as operations that begin with one are told apart
     */
    TypeMeter(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    MessageLatency messages(int inOrOut) {
        return messages[inOrOut];
    }
}
