package io.tacho.runtime.engine;

import io.tacho.runtime.spi.CounterSink;
import io.tacho.runtime.spi.TapStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is.
 *
 * @param threadName of its thread
 * @param number what actors and the directory know it by; {@link Schedulable#NO_WORKER} outside the
 *     pool
 * @param counters where its numbers are shown
 * @param stream opens its stream, on its thread
 * @param home where the actors are at home that it runs; null for the pool
 * @param relay what others leave to be written into the stream; null outside the pool
 */
record WorkerRole(
        String threadName,
        short number,
        CounterSink counters,
        Supplier<TapStream> stream,
        @Nullable ReadyQueue home,
        @Nullable Relay relay) {
    static WorkerRole inPool(LocalActorSystem system, int index, Relay relay) {
        return new WorkerRole(
                system.name() + "-worker-" + index,
                (short) index,
                system.options().counters(),
                () -> system.options().tap().openStream(index),
                null,
                relay);
    }

    static WorkerRole pinned(
            LocalActorSystem system, ThreadedWorkforce workforce, int number, ReadyQueue home) {
        return new WorkerRole(
                system.name() + "-pinned-" + number,
                Schedulable.NO_WORKER,
                CounterSink.NONE,
                workforce::newStream,
                home,
                null);
    }
}
