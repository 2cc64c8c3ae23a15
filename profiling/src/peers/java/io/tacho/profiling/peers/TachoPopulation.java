package io.tacho.profiling.peers;

import io.tacho.registry.ChronicleDirectory;
import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Sender;
import io.tacho.runtime.SpawnOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Idle actors in Tacho. Each has a behaviour object of its own, with one field; Pekko's share
 * theirs.
 */
final class TachoPopulation implements Population {
    private static final int REGISTRY_ENTRIES = 100_000;

    private final FinishLine started = new FinishLine();
    private final FinishLine stopped = new FinishLine();
    private final List<ActorRef<Object>> actors = new ArrayList<>();
    private final ActorSystem system;
    private final Sender sender;
    private final ActorRef<Grow> spawner;
    private final Runnable afterwards;

    private TachoPopulation(
            ActorSystem system, Supplier<SpawnOptions> options, Runnable afterwards) {
        this.system = system;
        this.afterwards = afterwards;
        sender = system.newSender();
        spawner = system.spawn(SpawnOptions.anonymous(), () -> new Spawner(options));
    }

    /** Actors without names. */
    static TachoPopulation anonymous(int workers) {
        ActorSystem system = ActorSystem.builder("spawn").workers(workers).build();
        return new TachoPopulation(system, SpawnOptions::anonymous, () -> {});
    }

    /** Actors with names, in a registry in a memory-mapped file. */
    static TachoPopulation registered(int workers) {
        Path file = temporaryFile();
        ActorSystem system =
                ActorSystem.builder("spawn")
                        .workers(workers)
                        .directory(ChronicleDirectory.create(file, REGISTRY_ENTRIES))
                        .build();
        Names names = new Names();
        return new TachoPopulation(
                system, () -> SpawnOptions.named(names.next()), () -> delete(file));
    }

    @Override
    public long grow(int count) {
        started.expect(count + 1);
        sender.tell(spawner, new Grow(count));
        return started.await();
    }

    @Override
    public void clear() {
        stopped.expect(actors.size());
        for (ActorRef<Object> actor : actors) {
            system.stop(actor);
        }
        stopped.await();
        actors.clear();
    }

    @Override
    public void close() {
        sender.close();
        system.close();
        afterwards.run();
    }

    private static Path temporaryFile() {
        try {
            return Files.createTempDirectory("tacho-peers").resolve("registry.dat");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
            Files.delete(file.resolveSibling(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Grow(int actors) {}

    private final class Spawner implements Actor<Grow> {
        private final Supplier<SpawnOptions> options;
        private final Supplier<Actor<Object>> idle = () -> new Idle(TachoPopulation.this);

        Spawner(Supplier<SpawnOptions> options) {
            this.options = options;
        }

        @Override
        public void onMessage(Grow grow, ActorContext<Grow> context) {
            started.start();
            for (int i = 0; i < grow.actors(); i++) {
                actors.add(context.spawn(options.get(), idle));
            }
            // The last actor may have started before its address was added.
            started.cross();
        }
    }

    private static final class Idle implements Actor<Object> {
        private final TachoPopulation population;

        Idle(TachoPopulation population) {
            this.population = population;
        }

        @Override
        public void preStart(ActorContext<Object> context) {
            population.started.cross();
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {}

        @Override
        public void postStop(ActorContext<Object> context) {
            population.stopped.cross();
        }
    }
}
