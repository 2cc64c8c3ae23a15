package io.tacho.runtime;

/**
 * A name under which messages are published to whoever has subscribed, to the name or to a pattern
 * that it matches. Any thread may use it.
 *
 * <p><b>Names and patterns.</b> Segments with dots between them, {@code orders.eu.created}: 1 to
 * {@value #MAX_NAME_LENGTH} characters in all, at least one in each segment, no control characters,
 * upper and lower case are different. In a pattern {@code *} takes the place of exactly one whole
 * segment, and {@code #} that of all segments from there to the end, also of none; nothing comes
 * after it. So {@code orders.*} matches {@code orders.eu} but neither {@code orders} nor {@code
 * orders.eu.created}, {@code orders.#} matches these three, and {@code #} everything. {@code
 * orders.e*} and {@code #.created} are errors. A name has no wildcards.
 *
 * <p><b>Order.</b> What one actor, or one thread outside, publishes to a topic reaches each
 * subscriber in the order of its publishing, also while others subscribe and unsubscribe.
 *
 * <p><b>Cost.</b> Publishing goes through a list that is never changed, only replaced: it allocates
 * nothing, and from inside an actor takes no lock (other threads take that of {@link
 * ActorRef#tell}). Subscribing takes a lock and copies the list.
 *
 * @param <M> what is published
 */
public interface Topic<M> {
    /** The longest name or pattern, in characters. */
    int MAX_NAME_LENGTH = 255;

    /**
     * The name.
     *
     * @return the name
     */
    String name();

    /**
     * Subscribes to exactly this name: the same as {@link ActorSystem#subscribe} with it as the
     * pattern.
     *
     * @param subscriber gets what is published from now on
     * @return false if it was there already, or has stopped
     * @throws IllegalArgumentException if it is no actor of this system
     */
    boolean subscribe(ActorRef<? super M> subscriber);

    /**
     * Takes the subscription to exactly this name back: the same as {@link ActorSystem#unsubscribe}
     * with it as the pattern. An actor that has also subscribed to a pattern that matches stays a
     * subscriber.
     *
     * @param subscriber gets nothing that is published from now on
     * @return false if it was not there
     * @throws IllegalArgumentException if it is no actor of this system
     */
    boolean unsubscribe(ActorRef<? super M> subscriber);

    /**
     * Sends the message to every subscriber once, in the order of the oldest subscription of each.
     * Each gets the same object: publish what nobody changes. A subscriber that has stopped is
     * passed over; one that stops at this moment may leave a dead letter. Once the system shuts
     * down, nothing is accepted that is published from outside.
     *
     * @param message the message
     * @return how many mailboxes accepted it; 0 if nobody has subscribed
     */
    int publish(M message);

    /**
     * How many actors a message goes to, each counted once.
     *
     * @return 0 or more
     */
    int subscribers();
}
