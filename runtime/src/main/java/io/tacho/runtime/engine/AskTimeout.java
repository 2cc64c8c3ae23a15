package io.tacho.runtime.engine;

/** What a timer posts to an actor that has asks pending: look which of them are too old. */
enum AskTimeout {
    INSTANCE
}
