package io.tacho.stress.scenario;

import java.util.Collection;
import java.util.List;

/**
 * A load and what it runs against. Made anew for each run; {@link #spawn} is called once, then
 * {@link #start} for each operation from whatever thread the load runs on, then {@link #check} when
 * nothing is on its way any more.
 */
public interface Scenario {
    /**
     * The name on the command line, after which folders are named.
     *
     * @return up to 64 lower case letters, digits and hyphens, no hyphen first
     */
    String name();

    /**
     * What an operation is, in one line.
     *
     * @return a sentence
     */
    String description();

    /**
     * How many components it needs to be what it is.
     *
     * @return 1 or more
     */
    default int leastComponents() {
        return 1;
    }

    /**
     * How many actors its components spawn for themselves, at most at one time: there is room for
     * so many more.
     *
     * @param components how many there are
     * @return 0 or more
     */
    default int helpers(int components) {
        return 0;
    }

    /**
     * Whether operations go to every component, so that the run is wrong if one of them handles
     * nothing: what was measured would not be what was asked for.
     *
     * @return false if some are only there in case, like a standby
     */
    default boolean reachesAll() {
        return true;
    }

    /**
     * Spawns every component.
     *
     * @param components how many, and how to spawn one
     * @param load to be told of each completed operation
     */
    void spawn(Components components, Load load);

    /**
     * Sends the first message of an operation. Called from several threads; allocates nothing.
     *
     * @param starter sends it
     * @param number of the operation, from 0; every number is used once
     * @param dueAt ns; to be passed on to the starter
     */
    void start(OperationStarter starter, long number, long dueAt);

    /**
     * The classes of its messages, so that a recording of them can be replayed: no class is ever
     * looked up by a name that stands in a journal.
     *
     * @return all that its components are sent
     */
    Collection<Class<?>> messageTypes();

    /**
     * Looks whether what the components did is right.
     *
     * @param operations how many were started, warm-up included
     * @return what is wrong, a line each; empty if nothing is
     */
    List<String> check(long operations);
}
