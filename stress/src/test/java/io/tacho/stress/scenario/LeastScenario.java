package io.tacho.stress.scenario;

import java.util.Collection;
import java.util.List;

/** The least that a scenario has to have; does nothing. */
public class LeastScenario implements Scenario {
    @Override
    public String name() {
        return "least";
    }

    @Override
    public String description() {
        return "does nothing";
    }

    @Override
    public void spawn(Components components, Load load) {}

    @Override
    public void start(OperationStarter starter, long number, long dueAt) {}

    @Override
    public Collection<Class<?>> messageTypes() {
        return List.of();
    }

    @Override
    public List<String> check(long operations) {
        return List.of();
    }
}
