package io.tacho.profiling.peers;

/**
 * Why a peer has no figure in a row: it can't do the same work, and other work is no comparison.
 */
enum Omission {
    /** A ring in JCTools. */
    QUEUES_WITHOUT_SCHEDULER(
            "a queue has no scheduler: what takes turns at 1,000 queues on two threads would have to"
                    + " be written, and is what the others are"),
    /** A ring in the Disruptor. */
    THREAD_A_HANDLER(
            "each handler of a Disruptor has a thread of its own: with 1,000 of them on two cores it"
                    + " is the operating system's scheduler that is measured"),
    /** An ask of a queue, or of the Disruptor. */
    NO_REPLY(
            "neither a queue nor the Disruptor knows whose reply it is, or a timeout: two of them"
                    + " back to back are a ping-pong of two threads, not an ask"),
    /** A fan-out in JCTools. */
    ONE_CONSUMER("a queue has one consumer: what is sent reaches one, not all"),
    /** A fan-out in the Disruptor. */
    THREAD_A_SUBSCRIBER(
            "ten handlers of a Disruptor are ten threads that wait for each other's cores; ten calls"
                    + " in one handler's thread are a loop, not ten subscribers"),
    /** Spawning and idling of a queue, or of the Disruptor. */
    NOTHING_TO_SPAWN(
            "neither has a unit that is started among many: a queue is an array that nothing runs, a"
                    + " handler of the Disruptor is a thread");

    private final String reason;

    Omission(String reason) {
        this.reason = reason;
    }

    /** For the table's footnote. */
    String reason() {
        return reason;
    }
}
