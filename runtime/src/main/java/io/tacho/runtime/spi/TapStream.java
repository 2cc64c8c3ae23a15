package io.tacho.runtime.spi;

/**
 * One worker's record of what it handles. Every method is called by that worker's thread, {@link
 * #begin} and {@link #end} in pairs for every message; nothing here may allocate in steady state,
 * lock or throw: a stream that can't go on counts what it misses and says so elsewhere.
 */
public interface TapStream extends AutoCloseable {
    /** Records nothing. */
    TapStream NONE =
            new TapStream() {
                @Override
                public void begin(
                        MessageHeader header,
                        int recipient,
                        long recipientSequence,
                        long receivedAt,
                        int backlog) {}

                @Override
                public boolean end(long completedAt, MessageOutcome outcome, int flags) {
                    return false;
                }

                @Override
                public void activity(WorkerActivity activity, long from, long to) {}

                @Override
                public void poll(long now) {}

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    /**
     * A message was taken from a mailbox; its handler runs next. What is to be kept of the payload
     * is to be copied now, before the handler changes it or dies of it.
     *
     * @param header the message and what travelled with it
     * @param recipient actor id of the recipient
     * @param recipientSequence the how-manyeth message of this recipient, from 1
     * @param receivedAt ns, when it was dequeued
     * @param backlog messages left in the mailbox; -1 where not sampled
     */
    void begin(
            MessageHeader header,
            int recipient,
            long recipientSequence,
            long receivedAt,
            int backlog);

    /**
     * The message of the last {@link #begin} is done with.
     *
     * @param completedAt ns, when the handler returned or threw
     * @param outcome what became of it
     * @param flags bits of {@link MessageFlags}, all of them
     * @return true if this took longer than recording a message does, because a batch was written:
     *     the caller then reads the clock anew, so that no message is charged with it
     */
    boolean end(long completedAt, MessageOutcome outcome, int flags);

    /**
     * The worker did something of its own.
     *
     * @param activity what
     * @param from ns
     * @param to ns
     */
    void activity(WorkerActivity activity, long from, long to);

    /**
     * Called now and then, also while the worker is idle: write what has waited long enough.
     *
     * @param now ns
     */
    void poll(long now);

    /**
     * Keep nothing back: the worker is about to park. Whether it is written now or handed over to
     * another thread is the recorder's.
     */
    void flush();

    /** The worker ends in good order. */
    @Override
    void close();
}
