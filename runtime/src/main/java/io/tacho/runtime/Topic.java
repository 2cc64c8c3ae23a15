package io.tacho.runtime;

/**
 * A name under which messages are published to whoever has subscribed. Any thread may use it.
 * Publishing allocates nothing and takes no lock; subscribing copies the list of subscribers.
 *
 * @param <M> what is published
 */
public interface Topic<M> {
    /**
     * The name.
     *
     * @return the name
     */
    String name();

    /**
     * Adds a subscriber; one that is there already is not added twice.
     *
     * @param subscriber gets what is published from now on
     * @return false if it was there already
     */
    boolean subscribe(ActorRef<? super M> subscriber);

    /**
     * Takes a subscriber away.
     *
     * @param subscriber gets nothing that is published from now on
     * @return false if it was not there
     */
    boolean unsubscribe(ActorRef<? super M> subscriber);

    /**
     * Sends the message to every subscriber, in the order of their subscribing. Each gets the same
     * object: publish what nobody changes.
     *
     * @param message the message
     * @return how many mailboxes accepted it
     */
    int publish(M message);

    /**
     * How many there are.
     *
     * @return 0 or more
     */
    int subscribers();
}
