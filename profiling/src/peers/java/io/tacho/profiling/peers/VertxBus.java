package io.tacho.profiling.peers;

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Vert.x as it is compared: as many event loops as Tacho has workers, its default transport, no
 * metrics, no cluster, and messages handed over by reference. Verticles go to the event loops in
 * turn, which is what Vert.x does with them.
 */
final class VertxBus implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;
    private static final DeploymentOptions DEPLOYMENT = new DeploymentOptions();

    private final Vertx vertx;
    private final DeliveryOptions delivery;

    VertxBus(int eventLoops) {
        vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setEventLoopPoolSize(eventLoops)
                                // A population is spawned in one turn, which may take seconds.
                                .setMaxEventLoopExecuteTimeUnit(TimeUnit.SECONDS)
                                .setMaxEventLoopExecuteTime(PATIENCE_SECONDS)
                                .setFileSystemOptions(
                                        new FileSystemOptions()
                                                .setFileCachingEnabled(false)
                                                .setClassPathResolvingEnabled(false)));
        ReferenceCodec codec = new ReferenceCodec();
        vertx.eventBus().registerCodec(codec);
        delivery = new DeliveryOptions().setCodecName(codec.name()).setLocalOnly(true);
    }

    /** For messages of any class, none of which is copied. */
    DeliveryOptions delivery() {
        return delivery;
    }

    /** The same, with a timeout for asks. */
    DeliveryOptions delivery(Duration timeout) {
        return new DeliveryOptions(delivery).setSendTimeout(timeout.toMillis());
    }

    /** Sends to one of those who receive at the address. Any thread. */
    void send(String address, Object message) {
        vertx.eventBus().send(address, message, delivery);
    }

    /** Sends to all of those who receive at the address. Any thread. */
    void publish(String address, Object message) {
        vertx.eventBus().publish(address, message, delivery);
    }

    /** Starts a verticle, and waits for it. By no event loop. */
    void deploy(Deployable verticle) {
        await(begin(verticle));
    }

    /** Starts a verticle; completes with the id of its deployment. */
    Future<String> begin(Deployable verticle) {
        return vertx.deployVerticle(verticle, DEPLOYMENT);
    }

    /** Ends a verticle. */
    Future<Void> end(String deployment) {
        return vertx.undeploy(deployment);
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private static void await(Future<?> future) {
        future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
