package io.tacho.runtime.engine;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.spi.LifecycleListener;
import org.jspecify.annotations.Nullable;

/** Keeps what a listener throws from the worker that told it. Any thread. */
final class GuardedListener implements LifecycleListener {
    private final LifecycleListener listener;
    private final FailureLog failures;

    private GuardedListener(LifecycleListener listener, FailureLog failures) {
        this.listener = listener;
        this.failures = failures;
    }

    /** The listener, made harmless. */
    static LifecycleListener of(LifecycleListener listener, FailureLog failures) {
        return listener == LifecycleListener.NONE
                ? listener
                : new GuardedListener(listener, failures);
    }

    @Override
    public void spawned(ActorRef<?> actor, @Nullable ActorRef<?> parent) {
        tell(() -> listener.spawned(actor, parent));
    }

    @Override
    public void started(ActorRef<?> actor) {
        tell(() -> listener.started(actor));
    }

    @Override
    public void failed(ActorRef<?> actor, Throwable cause) {
        tell(() -> listener.failed(actor, cause));
    }

    @Override
    public void restarting(ActorRef<?> actor, @Nullable Throwable cause) {
        tell(() -> listener.restarting(actor, cause));
    }

    @Override
    public void ended(ActorRef<?> actor, ActorState state, @Nullable Throwable cause) {
        tell(() -> listener.ended(actor, state, cause));
    }

    @Override
    public void watched(ActorRef<?> watcher, ActorRef<?> target) {
        tell(() -> listener.watched(watcher, target));
    }

    @Override
    public void unwatched(ActorRef<?> watcher, ActorRef<?> target) {
        tell(() -> listener.unwatched(watcher, target));
    }

    private void tell(Runnable event) {
        try {
            event.run();
        } catch (Throwable thrown) {
            // Throwable: not even an error of a listener may end a worker.
            failures.add("the lifecycle listener threw", thrown);
        }
    }
}
