package io.tacho.runtime.engine;

import io.tacho.runtime.MessageCounts;
import io.tacho.runtime.SupervisionException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How a system came to its end, and whoever waits for that. Any thread. */
final class Termination {
    private final AtomicReference<@Nullable SupervisionException> failure = new AtomicReference<>();
    private final CompletableFuture<MessageCounts> terminated = new CompletableFuture<>();

    Termination() {}

    /**
     * The root supervisor can't go on.
     *
     * @return whether this is the first time: then the system has to be shut down
     */
    boolean failed(SupervisionException reason) {
        return failure.compareAndSet(null, reason);
    }

    /** The system has ended. */
    void complete(MessageCounts counts) {
        SupervisionException reason = failure.get();
        if (reason == null) {
            terminated.complete(counts);
        } else {
            terminated.completeExceptionally(reason);
        }
    }

    CompletionStage<MessageCounts> stage() {
        return terminated.minimalCompletionStage();
    }
}
