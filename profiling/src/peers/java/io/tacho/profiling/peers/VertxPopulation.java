package io.tacho.profiling.peers;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Idle verticles in Vert.x, deployed by one more verticle. What is kept of each is the id of its
 * deployment.
 */
final class VertxPopulation implements Population {
    private static final String SPAWNER = "spawner";

    private final FinishLine started = new FinishLine();
    private final FinishLine deployed = new FinishLine();
    private final FinishLine cleared = new FinishLine();
    private final List<String> deployments = new ArrayList<>();
    private final Supplier<Idle> idle;
    private final VertxBus bus;

    private VertxPopulation(int eventLoops, boolean addressed) {
        Names names = new Names();
        idle = () -> new Idle(this, addressed ? names.next() : null);
        bus = new VertxBus(eventLoops);
        bus.deploy(new VertxReceiver<Grow>(SPAWNER, this::spawn));
    }

    /** Verticles that nothing can be sent to. */
    static VertxPopulation anonymous(int eventLoops) {
        return new VertxPopulation(eventLoops, false);
    }

    /** Verticles with a consumer each, at an address of its own. */
    static VertxPopulation addressed(int eventLoops) {
        return new VertxPopulation(eventLoops, true);
    }

    @Override
    public long grow(int count) {
        started.expect(count + 1);
        deployed.expect(count);
        bus.send(SPAWNER, new Grow(count));
        long elapsed = started.await();
        // A verticle has started before its id is known, without which it can't be ended.
        deployed.await();
        return elapsed;
    }

    @Override
    public void clear() {
        // Its stop hook, and the end of its deployment.
        cleared.expect(2 * deployments.size());
        for (String deployment : deployments) {
            bus.end(deployment).onSuccess(done -> cleared.cross());
        }
        cleared.await();
        deployments.clear();
    }

    @Override
    public void close() {
        bus.close();
    }

    private void spawn(Message<Grow> grow) {
        started.start();
        for (int i = 0; i < grow.body().actors(); i++) {
            bus.begin(idle.get()).onSuccess(this::handleDeployed);
        }
        started.cross();
    }

    // In the spawner's event loop.
    private void handleDeployed(String deployment) {
        deployments.add(deployment);
        deployed.cross();
    }

    private record Grow(int actors) {}

    private static final class Idle extends VerticleBase {
        private static final Handler<Message<Object>> NOTHING = message -> {};

        private final VertxPopulation population;
        private final @Nullable String address;

        Idle(VertxPopulation population, @Nullable String address) {
            this.population = population;
            this.address = address;
        }

        @Override
        public Future<?> start() throws Exception {
            Future<?> ready =
                    address == null
                            ? super.start()
                            : vertx.eventBus().localConsumer(address, NOTHING).completion();
            return ready.onSuccess(done -> population.started.cross());
        }

        @Override
        public Future<?> stop() throws Exception {
            population.cleared.cross();
            return super.stop();
        }
    }
}
