package io.tacho.runtime.routing;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.SendOutcome;
import java.util.List;

/**
 * Chooses for each message which of its routees gets it, and sends it there as {@link
 * ActorRef#tell} does. Any thread may use it, at any time; choosing takes no lock and allocates
 * nothing. {@link Routers} makes them.
 *
 * @param <M> what the routees understand
 */
public interface Router<M> {
    /**
     * Sends a message to the routee, or the routees, that this router chooses. A routee that has
     * ended is passed over, and removed with all others that have. One that ends between being
     * chosen and being told makes the message a dead letter, as with any other reference; one whose
     * mailbox refuses it is not replaced by another.
     *
     * @param message the message; belongs to the recipient from now on
     * @return what became of it; {@link SendOutcome#REJECTED} also if there is no routee left: then
     *     it was never sent, and no count of the system knows of it
     */
    SendOutcome tell(M message);

    /**
     * Who may be chosen, in the order of their adding. One that has ended is among them until a
     * tell comes across it.
     *
     * @return an immutable snapshot
     */
    List<ActorRef<M>> routees();

    /**
     * Adds a routee at the end; one that is there already is not added twice. Takes time and memory
     * in proportion to the number of routees.
     *
     * @param routee may be chosen from now on
     * @return false if it was there already
     */
    boolean add(ActorRef<M> routee);

    /**
     * Takes a routee away. What it was told before, it still gets; a thread that is telling at this
     * moment may still choose it. Takes time and memory in proportion to the number of routees.
     *
     * @param routee is not chosen any more
     * @return false if it was not there
     */
    boolean remove(ActorRef<M> routee);
}
