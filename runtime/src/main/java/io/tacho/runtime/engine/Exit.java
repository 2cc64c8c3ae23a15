package io.tacho.runtime.engine;

import io.tacho.runtime.ActorState;
import io.tacho.runtime.Restart;
import org.jspecify.annotations.Nullable;

/**
 * Why an actor's present object ends.
 *
 * @param kind how it came to that
 * @param failure what was thrown, if anything was
 * @param forGood whether somebody who may say so wants the actor to end and not to be restarted
 */
record Exit(Kind kind, @Nullable Throwable failure, boolean forGood) {
    static final Exit BY_ITSELF = new Exit(Kind.NORMAL, null, false);
    static final Exit TOLD = new Exit(Kind.NORMAL, null, true);
    static final Exit WITH_SIBLING = new Exit(Kind.WITH_SIBLING, null, false);

    enum Kind {
        /** A hook or handler threw, or too many health checks failed. */
        FAILED,
        /** Stopped in good order. */
        NORMAL,
        /** As a supervisor it gave up: "shutdown" in OTP, which is a normal end. */
        GAVE_UP,
        /** Its supervisor ends it to restart it together with a sibling. */
        WITH_SIBLING
    }

    static Exit failed(Throwable failure) {
        return new Exit(Kind.FAILED, failure, false);
    }

    static Exit gaveUp(Throwable failure) {
        return new Exit(Kind.GAVE_UP, failure, false);
    }

    Exit thenForGood() {
        return new Exit(kind, failure, true);
    }

    boolean mayRestart(Restart type) {
        return !forGood
                && switch (type) {
                    case PERMANENT -> true;
                    case TRANSIENT -> kind == Kind.FAILED || kind == Kind.WITH_SIBLING;
                    case TEMPORARY -> false;
                };
    }

    ActorState finalState() {
        return failure != null ? ActorState.FAILED : ActorState.TERMINATED;
    }
}
