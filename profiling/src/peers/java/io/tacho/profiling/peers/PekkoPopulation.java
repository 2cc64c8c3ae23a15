package io.tacho.profiling.peers;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Idle actors in Pekko: children of the guardian, with one behaviour for all of them. */
final class PekkoPopulation implements Population {
    private final FinishLine started = new FinishLine();
    private final FinishLine stopped = new FinishLine();
    private final FinishLine forgotten = new FinishLine();
    private final List<ActorRef<Object>> actors = new ArrayList<>();
    private final Behavior<Object> idle = Behaviors.setup(this::start);
    private final Behavior<Object> running =
            Behaviors.receive((context, message) -> Behaviors.same(), this::onSignal);
    private final ActorSystem<Order> system;

    private PekkoPopulation(int parallelism, Spawning spawning) {
        system =
                PekkoSystems.start(
                        Behaviors.setup(context -> new Guardian(context, spawning).behavior()),
                        parallelism);
    }

    /** Actors without names. */
    static PekkoPopulation anonymous(int parallelism) {
        return new PekkoPopulation(parallelism, ActorContext::spawnAnonymous);
    }

    /** Actors with names. */
    static PekkoPopulation named(int parallelism) {
        Names names = new Names();
        return new PekkoPopulation(
                parallelism, (context, behavior) -> context.spawn(behavior, names.next()));
    }

    @Override
    public long grow(int count) {
        started.expect(count + 1);
        system.tell(new Grow(count));
        return started.await();
    }

    @Override
    public void clear() {
        stopped.expect(actors.size());
        system.tell(Clearing.STOP);
        stopped.await();
        // What the guardian still does about them would fall into the next round.
        forgotten.expect(1);
        system.tell(Clearing.FORGET);
        forgotten.await();
        actors.clear();
    }

    @Override
    public void close() {
        PekkoSystems.stop(system);
    }

    private Behavior<Object> start(ActorContext<Object> context) {
        started.cross();
        return running;
    }

    private Behavior<Object> onSignal(ActorContext<Object> context, Signal signal) {
        if (signal instanceof PostStop) {
            stopped.cross();
        }
        return Behaviors.same();
    }

    /** How the guardian spawns: with or without a name. */
    @FunctionalInterface
    private interface Spawning {
        ActorRef<Object> spawn(ActorContext<Order> context, Behavior<Object> behavior);
    }

    private interface Order {}

    private record Grow(int actors) implements Order {}

    private enum Clearing implements Order {
        STOP,
        FORGET
    }

    private final class Guardian {
        private final ActorContext<Order> context;
        private final Spawning spawning;

        Guardian(ActorContext<Order> context, Spawning spawning) {
            this.context = context;
            this.spawning = spawning;
        }

        Behavior<Order> behavior() {
            return Behaviors.receive(Order.class)
                    .onMessage(Grow.class, this::onGrow)
                    .onMessageEquals(Clearing.STOP, this::onStop)
                    .onMessageEquals(Clearing.FORGET, this::onForget)
                    .build();
        }

        private Behavior<Order> onGrow(Grow grow) {
            started.start();
            for (int i = 0; i < grow.actors(); i++) {
                actors.add(spawning.spawn(context, idle));
            }
            // The last actor may have started before its address was added.
            started.cross();
            return Behaviors.same();
        }

        private Behavior<Order> onStop() {
            actors.forEach(context::stop);
            return Behaviors.same();
        }

        private Behavior<Order> onForget() {
            if (context.getChildren().isEmpty()) {
                forgotten.cross();
            } else {
                context.getSelf().tell(Clearing.FORGET);
            }
            return Behaviors.same();
        }
    }
}
