package io.tacho.stress.scenario;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** A sound scenario, but for one method. */
public final class Misbehaving implements Scenario {
    /** What the method does in the place of its work. */
    public enum Manner {
        THROWS,
        HANGS,
        /** After an interrupt of the thread that made the scenario. */
        INTERRUPTS_AND_HANGS
    }

    private final Thread maker = Thread.currentThread();

    private final Scenario sound = Objects.requireNonNull(Scenarios.create("ping-pong"));
    private final String method;
    private final Manner manner;

    private Misbehaving(String method, Manner manner) {
        this.method = method;
        this.manner = manner;
    }

    /** Guarded, with little patience where that has to be waited out. */
    public static GuardedScenario in(String method, Manner manner) {
        Duration patience = Duration.ofSeconds(manner == Manner.THROWS ? 30 : 1);
        return new GuardedScenario(new Misbehaving(method, manner), patience);
    }

    private void enter(String entered) {
        if (!entered.equals(method)) {
            return;
        }
        if (manner == Manner.THROWS) {
            throw new IllegalStateException("on purpose");
        }
        if (manner == Manner.INTERRUPTS_AND_HANGS) {
            maker.interrupt();
        }
        while (true) {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                // As a program that hangs does.
                Thread.interrupted();
            }
        }
    }

    @Override
    public String name() {
        enter("name");
        return sound.name();
    }

    @Override
    public String description() {
        enter("description");
        return sound.description();
    }

    @Override
    public int leastComponents() {
        enter("leastComponents");
        return sound.leastComponents();
    }

    @Override
    public int helpers(int components) {
        enter("helpers");
        return sound.helpers(components);
    }

    @Override
    public void spawn(Components components, Load load) {
        enter("spawn");
        sound.spawn(components, load);
    }

    @Override
    public void start(OperationStarter starter, long number, long dueAt) {
        if (number == 100) {
            enter("start");
        }
        sound.start(starter, number, dueAt);
    }

    @Override
    public Collection<Class<?>> messageTypes() {
        enter("messageTypes");
        return sound.messageTypes();
    }

    @Override
    public List<String> check(long operations) {
        enter("check");
        return sound.check(operations);
    }
}
