package io.tacho.stress.scenario;

import io.tacho.runtime.ActorRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** An operation is one message; that of the first goes round for ever. */
public final class Unending implements Scenario {
    private enum Round {
        LAST,
        ENDLESS
    }

    private final List<ActorRef<Round>> actors = new ArrayList<>();

    /** For one run. */
    public Unending() {}

    @Override
    public String name() {
        return "unending";
    }

    @Override
    public String description() {
        return "its first operation never ends";
    }

    @Override
    public void spawn(Components components, Load load) {
        Collections.addAll(
                actors,
                components.<Round>spawnAll(
                        index ->
                                (round, context) -> {
                                    if (round == Round.ENDLESS) {
                                        context.self().tell(round);
                                    } else {
                                        load.completed(context);
                                    }
                                }));
    }

    @Override
    public void start(OperationStarter starter, long number, long dueAt) {
        ActorRef<Round> actor = actors.get((int) (number % actors.size()));
        starter.send(actor, number == 0 ? Round.ENDLESS : Round.LAST, dueAt);
    }

    @Override
    public Collection<Class<?>> messageTypes() {
        return List.of(Round.class);
    }

    @Override
    public List<String> check(long operations) {
        return List.of("looked at, though an operation is under way");
    }
}
