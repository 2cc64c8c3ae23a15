package io.tacho.profiling.peers;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.util.function.Consumer;

/** A verticle that handles what is sent to an address, each message in its own event loop. */
final class VertxReceiver<M> extends VerticleBase {
    private final String address;
    private final Consumer<Message<M>> handler;

    VertxReceiver(String address, Consumer<Message<M>> handler) {
        this.address = address;
        this.handler = handler;
    }

    @Override
    public Future<?> start() {
        return vertx.eventBus().<M>localConsumer(address, handler::accept).completion();
    }
}
