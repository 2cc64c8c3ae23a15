package io.tacho.profiling;

/** Other people's messages, made fit for the inside of one line. */
final class OneLine {
    private OneLine() {}

    /** The throwable's message with its line breaks folded; its class where it has none. */
    static String of(Throwable e) {
        String message = e.getMessage();
        return message == null || message.isBlank()
                ? e.getClass().getSimpleName()
                : message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
