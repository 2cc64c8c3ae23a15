package io.tacho.runtime.routing;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.SpawnOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Makes routers, and the actors behind them. Any thread.
 *
 * <p>Routees given to a router may be none, and more can be added later; one that is given twice
 * counts once. They may be of several systems.
 */
public final class Routers {
    private Routers() {}

    /**
     * Each in its turn. The turn is one number that all senders count up: senders on several cores
     * that wait for each other there are better off with a router each.
     *
     * @param routees who may be chosen
     * @param <M> what they understand
     * @return a new router
     */
    public static <M> Router<M> roundRobin(List<ActorRef<M>> routees) {
        AtomicLong turn = new AtomicLong();
        return new SelectingRouter<>(
                routees, list -> message -> list.get((int) (turn.getAndIncrement() % list.size())));
    }

    /**
     * Any, each as likely. The same seed and the same tells from one thread choose the same again.
     *
     * @param seed any number
     * @param routees who may be chosen
     * @param <M> what they understand
     * @return a new router
     */
    public static <M> Router<M> random(long seed, List<ActorRef<M>> routees) {
        SplitMix64 random = new SplitMix64(seed);
        return new SelectingRouter<>(
                routees, list -> message -> list.get(SplitMix64.scale(random.next(), list.size())));
    }

    /**
     * The one with the smallest {@link ActorRef#backlog()}; those that have the same take turns, so
     * idle ones share. The message being handled is in no backlog.
     *
     * <p>Every tell reads the two indices of each routee's queue, up to the first that is empty.
     * These are other cores' cache lines: with more than some 16 routees {@link #twoChoices} costs
     * less and is nearly as good.
     *
     * @param routees who may be chosen
     * @param <M> what they understand
     * @return a new router
     */
    public static <M> Router<M> leastBacklog(List<ActorRef<M>> routees) {
        AtomicInteger next = new AtomicInteger();
        return new SelectingRouter<>(routees, list -> new LeastBacklogSelector<>(list, next));
    }

    /**
     * The one with the smaller backlog of two that are drawn at random: reads two queues, however
     * many there are, and the longest queue is far shorter than with one draw (Mitzenmacher, "The
     * Power of Two Choices in Randomized Load Balancing", IEEE Transactions on Parallel and
     * Distributed Systems, 2001). The same seed, backlogs and tells from one thread choose the same
     * again.
     *
     * @param seed any number
     * @param routees who may be chosen
     * @param <M> what they understand
     * @return a new router
     */
    public static <M> Router<M> twoChoices(long seed, List<ActorRef<M>> routees) {
        SplitMix64 random = new SplitMix64(seed);
        return new SelectingRouter<>(routees, list -> new TwoChoicesSelector<>(list, random));
    }

    /**
     * The same for all messages of a key, as long as the routees stay the same. When one of n is
     * added or removed about one key in n goes elsewhere: to the one added, or from the one
     * removed, and no other key moves. A key that moves may be handled by the new routee while the
     * old one still has messages of it waiting.
     *
     * <p>Which keys a routee has depends on its name and on those of the others, not on the order
     * of adding or on when it was spawned: one that takes the place of another under the same name
     * has its keys. Of two in the router that have the same name, of different systems, only the
     * one added first has any.
     *
     * @param key of a message: any number, also a hash code, and need not be well spread; called in
     *     the sender's thread
     * @param virtualNodes how often each routee is on the ring, 1 to 1,024: a routee's share varies
     *     by about one in the root of this (100: by 10 %), and a change sorts so many numbers for
     *     each routee
     * @param routees who may be chosen, 65,536 at most; adding one more throws {@link
     *     IllegalArgumentException}
     * @param <M> what they understand
     * @return a new router
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static <M> Router<M> consistentHash(
            ToLongFunction<? super M> key, int virtualNodes, List<ActorRef<M>> routees) {
        Objects.requireNonNull(key, "key");
        if (virtualNodes < 1 || virtualNodes > HashRing.MAX_VIRTUAL_NODES) {
            throw new IllegalArgumentException(
                    "a routee is on the ring 1 to "
                            + HashRing.MAX_VIRTUAL_NODES
                            + " times, not "
                            + virtualNodes);
        }
        return new SelectingRouter<>(routees, list -> new HashRing<>(list, key, virtualNodes));
    }

    /**
     * All of them. The outcome is that of the first routee that did not accept, or {@link
     * io.tacho.runtime.SendOutcome#ACCEPTED} if all did; {@link Broadcast} tells it for each. All
     * get the same object: send what nobody changes.
     *
     * @param routees who is told
     * @param <M> what they understand
     * @return a new router
     */
    public static <M> Router<M> broadcast(List<ActorRef<M>> routees) {
        return new BroadcastRouter<>(routees);
    }

    /**
     * Starts actors of one kind, for any of the routers. All or none: if one can't be started,
     * those that were are told to stop, and have their names until they have.
     *
     * @param system where they live
     * @param size how many, 1 or more
     * @param options of each; with a name, it is followed by {@code -0}, {@code -1} and so on
     * @param factory makes the behaviour of one; called once for each, on this thread
     * @param <M> what they understand
     * @return their addresses, in the order of their numbers
     * @throws IllegalArgumentException if the size isn't positive or a name is too long
     * @throws io.tacho.runtime.NameTakenException if one of the names is in use
     * @throws io.tacho.runtime.SystemStoppedException if the system has been shut down
     */
    public static <M> List<ActorRef<M>> pool(
            ActorSystem system,
            int size,
            SpawnOptions options,
            Supplier<? extends Actor<M>> factory) {
        return spawnAll(system, size, options, each -> system.spawn(each, factory));
    }

    /**
     * As {@link #pool(ActorSystem, int, SpawnOptions, Supplier)}, started by an actor; called in
     * its hooks and handlers only.
     *
     * @param parent the context of the actor that starts them
     * @param size how many, 1 or more
     * @param options of each
     * @param factory makes the behaviour of one
     * @param <M> what they understand
     * @return their addresses, in the order of their numbers
     */
    public static <M> List<ActorRef<M>> pool(
            ActorContext<?> parent,
            int size,
            SpawnOptions options,
            Supplier<? extends Actor<M>> factory) {
        return spawnAll(parent.system(), size, options, each -> parent.spawn(each, factory));
    }

    private static <M> List<ActorRef<M>> spawnAll(
            ActorSystem system,
            int size,
            SpawnOptions options,
            Function<SpawnOptions, ActorRef<M>> spawn) {
        if (size < 1) {
            throw new IllegalArgumentException("a pool has 1 actor or more, not " + size);
        }
        List<ActorRef<M>> spawned = new ArrayList<>(size);
        try {
            for (int i = 0; i < size; i++) {
                spawned.add(spawn.apply(numbered(options, i)));
            }
        } finally {
            if (spawned.size() < size) {
                spawned.forEach(system::stop);
            }
        }
        return List.copyOf(spawned);
    }

    private static SpawnOptions numbered(SpawnOptions options, int number) {
        String name = options.name();
        return name == null ? options : options.withName(name + "-" + number);
    }
}
