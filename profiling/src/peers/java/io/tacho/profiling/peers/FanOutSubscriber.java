package io.tacho.profiling.peers;

/** One subscriber's part in a {@link FanOutCourse}. Confined to it while a round is on. */
final class FanOutSubscriber {
    private final FanOutCourse course;
    private int handled;

    FanOutSubscriber(FanOutCourse course) {
        this.course = course;
    }

    /** Counts a message; true if this subscriber is to publish the next one. */
    boolean handle() {
        handled++;
        return course.handleOne();
    }

    /** Messages handled since this was last called. */
    int takeHandled() {
        int messages = handled;
        handled = 0;
        return messages;
    }
}
