package io.tacho.stress.scenario;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.SpawnOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;

/**
 * The components of a scenario, all of one behaviour: where to send to while the run goes on, and
 * what their behaviours hold when it is over.
 *
 * @param <C> the behaviour
 */
public final class Crew<C extends Actor<Object>> {
    private final ActorRef<Object>[] refs;
    private final List<C> members;
    private final Targets targets;

    private Crew(ActorRef<Object>[] refs, List<C> members, Targets targets) {
        this.refs = refs;
        this.members = members;
        this.targets = targets;
    }

    /**
     * Of nobody, until the scenario has spawned.
     *
     * @param <C> the behaviour
     * @return an empty one
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static <C extends Actor<Object>> Crew<C> none() {
        return new Crew<>(new ActorRef[0], List.of(), new Targets(1, 0));
    }

    /**
     * Spawns every component.
     *
     * @param components how many, and how
     * @param behaviour makes that of the component with an index
     * @param <C> the behaviour
     * @return all of them
     */
    public static <C extends Actor<Object>> Crew<C> spawn(
            Components components, IntFunction<C> behaviour) {
        return spawn(components, SpawnOptions.anonymous(), behaviour);
    }

    /**
     * Spawns every component.
     *
     * @param components how many, and how
     * @param options all but the name
     * @param behaviour makes that of the component with an index
     * @param <C> the behaviour
     * @return all of them
     */
    public static <C extends Actor<Object>> Crew<C> spawn(
            Components components, SpawnOptions options, IntFunction<C> behaviour) {
        List<C> members = new ArrayList<>(components.count());
        ActorRef<Object>[] refs =
                components.spawnAll(
                        options,
                        index -> {
                            C member = behaviour.apply(index);
                            members.add(member);
                            return member;
                        });
        return new Crew<>(refs, members, components.targets(refs.length));
    }

    /**
     * How many there are.
     *
     * @return 0 or more
     */
    public int size() {
        return refs.length;
    }

    /**
     * The address of a component.
     *
     * @param index from 0
     * @return the address
     */
    public ActorRef<Object> at(int index) {
        return refs[index];
    }

    /**
     * Which component an operation goes to, if all get operations: each in turn, in the order that
     * the run's seed decides. Any thread.
     *
     * @param number of the operation
     * @return index of the component
     */
    public int targetIndex(long number) {
        return targets.of(number);
    }

    /**
     * The address of {@link #targetIndex}.
     *
     * @param number of the operation
     * @return the address
     */
    public ActorRef<Object> target(long number) {
        return refs[targets.of(number)];
    }

    /**
     * A behaviour; to be read when nothing is on its way any more.
     *
     * @param index from 0
     * @return the behaviour
     */
    public C member(int index) {
        return members.get(index);
    }

    /**
     * Adds up over all behaviours; when nothing is on its way any more.
     *
     * @param figure of each
     * @return the sum
     */
    public long sum(ToLongFunction<C> figure) {
        long sum = 0;
        for (C member : members) {
            sum += figure.applyAsLong(member);
        }
        return sum;
    }
}
