package io.tacho.runtime;

/**
 * What to do with the answer to an ask. Called on the asking actor's worker, in that actor's turn.
 * To keep asks free of garbage let the actor itself implement this, or keep one callback in a
 * field.
 *
 * @param <R> the type of the reply
 */
@FunctionalInterface
public interface AskCallback<R> {
    /**
     * The reply has come.
     *
     * @param reply the reply
     * @throws Exception to fail the asking actor
     */
    void onReply(R reply) throws Exception;

    /**
     * No reply came in time.
     *
     * @throws Exception to fail the asking actor
     */
    default void onTimeout() throws Exception {}
}
