package io.tacho.runtime.spi;

/** What the times that travel with a message mean. */
public final class MessageTimes {
    private MessageTimes() {}

    /**
     * When an operation began, which is what its response time counts from.
     *
     * @param dueAt when the load's schedule wanted it to start, ns; 0 without a schedule
     * @param rootSentAt when its first message was really sent, ns
     * @return ns
     */
    public static long operationBeganAt(long dueAt, long rootSentAt) {
        return dueAt == 0 ? rootSentAt : dueAt;
    }
}
