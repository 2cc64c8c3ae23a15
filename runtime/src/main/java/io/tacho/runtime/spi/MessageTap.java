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

    /** Called once, after every stream was closed. */
    @Override
    void close();
}
