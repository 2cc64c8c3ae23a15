package io.tacho.runtime.spi;

/** Records every message of a system: a stream a worker, and who the actors are. */
public interface MessageTap extends AutoCloseable {
    /** Records nothing. */
    MessageTap NONE =
            new MessageTap() {
                @Override
                public TapStream openStream(int worker) {
                    return TapStream.NONE;
                }

                @Override
                public void actorSpawned(int actorId, String name, Class<?> behaviour) {}

                @Override
                public void close() {}
            };

    /**
     * Opens the stream of a worker. Called on that worker's thread before its first message.
     *
     * @param worker index, from 0
     * @return its stream
     */
    TapStream openStream(int worker);

    /**
     * Tells who an actor is, before it gets its first message. Any thread.
     *
     * @param actorId the id in records
     * @param name registered name, or {@code "#"} and the id
     * @param behaviour the actor's class
     */
    void actorSpawned(int actorId, String name, Class<?> behaviour);

    /**
     * Tells what a source of message ids has given out in its life: its messages are those with the
     * ids {@code lane << 48 | 1} to {@code lane << 48 | sent}. Called at the end of a system, after
     * every stream was closed, once for each lane that was ever used. A message that is not on
     * record then was lost, or never recorded.
     *
     * @param lane 1 to 65,535
     * @param sent the number of its last message; 0 for none
     * @param rejected messages refused to the sender's face; they have no ids
     */
    default void laneClosed(int lane, long sent, long rejected) {}

    /** Called once, after every stream was closed. */
    @Override
    void close();
}
