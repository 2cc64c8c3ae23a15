package io.tacho.stress.causes;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.stress.scenario.Components;
import io.tacho.stress.scenario.Load;
import io.tacho.stress.scenario.OperationStarter;
import io.tacho.stress.scenario.Scenario;
import io.tacho.stress.scenario.Targets;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** An operation is one message; the handler of one of the components takes its time. */
final class OneSlow implements Scenario {
    private final long slowNanos;
    private final AtomicLong slowHandlings = new AtomicLong();
    private final AtomicLong handled = new AtomicLong();
    private Targets targets = new Targets(1, 0);
    private List<ActorRef<Object>> refs = List.of();

    /**
     * @param slowNanos that the handler of the first component takes
     */
    OneSlow(long slowNanos) {
        this.slowNanos = slowNanos;
    }

    record Job(long number) {}

    @Override
    public String name() {
        return "one-slow";
    }

    @Override
    public String description() {
        return "one of the components takes long";
    }

    @Override
    public void spawn(Components components, Load load) {
        targets = components.targets(components.count());
        refs = List.of(components.spawnAll(index -> new Worker(index == 0, load)));
    }

    @Override
    public void start(OperationStarter starter, long number, long dueAt) {
        starter.send(refs.get(targets.of(number)), new Job(number), dueAt);
    }

    @Override
    public Collection<Class<?>> messageTypes() {
        return List.of(Job.class);
    }

    @Override
    public List<String> check(long operations) {
        return handled.get() == operations ? List.of() : List.of("handled " + handled.get());
    }

    /** How often the slow one was asked. */
    long slowHandlings() {
        return slowHandlings.get();
    }

    private final class Worker implements Actor<Object> {
        private final boolean slow;
        private final Load load;

        Worker(boolean slow, Load load) {
            this.slow = slow;
            this.load = load;
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            if (slow) {
                slowHandlings.incrementAndGet();
                long until = System.nanoTime() + slowNanos;
                while (System.nanoTime() - until < 0) {
                    Thread.onSpinWait();
                }
            }
            handled.incrementAndGet();
            load.completed(context);
        }
    }
}
