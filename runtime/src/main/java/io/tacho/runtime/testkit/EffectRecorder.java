package io.tacho.runtime.testkit;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystemOptions;
import io.tacho.runtime.DeadLetter;
import io.tacho.runtime.DeadLetterListener;
import io.tacho.runtime.spi.LifecycleListener;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps effects in the order of their coming, and passes them on to the listeners of the test. */
final class EffectRecorder implements LifecycleListener, DeadLetterListener {
    private final LifecycleListener lifecycle;
    private final DeadLetterListener deadLetters;
    private final List<Effect> effects = new ArrayList<>();
    private final Set<ActorRef<?>> ignored = new HashSet<>();
    private @Nullable AssertionError assertion;

    /**
     * @param options with the listeners of the test
     */
    EffectRecorder(ActorSystemOptions options) {
        lifecycle = options.lifecycle();
        deadLetters = options.deadLetters();
    }

    /** Keeps nothing of an actor. */
    void ignore(ActorRef<?> actor) {
        ignored.add(actor);
        effects.removeIf(effect -> effect.actor() == actor);
    }

    /** Throws what an assertion in an actor's code has thrown since the last call, if one has. */
    void throwAssertion() {
        AssertionError thrown = assertion;
        assertion = null;
        if (thrown != null) {
            throw thrown;
        }
    }

    void clear() {
        effects.clear();
    }

    List<Effect> those(Predicate<Effect> wanted) {
        return effects.stream().filter(wanted).toList();
    }

    private void add(Effect effect) {
        if (!ignored.contains(effect.actor())) {
            effects.add(effect);
        }
    }

    @Override
    public void spawned(ActorRef<?> actor, @Nullable ActorRef<?> parent) {
        add(new Effect.Spawned(actor, parent));
        lifecycle.spawned(actor, parent);
    }

    @Override
    public void started(ActorRef<?> actor) {
        add(new Effect.Started(actor));
        lifecycle.started(actor);
    }

    @Override
    public void failed(ActorRef<?> actor, Throwable cause) {
        add(new Effect.Failed(actor, cause));
        if (cause instanceof AssertionError thrown) {
            assertion = thrown;
        }
        lifecycle.failed(actor, cause);
    }

    @Override
    public void restarting(ActorRef<?> actor, @Nullable Throwable cause) {
        add(new Effect.Restarted(actor, cause));
        lifecycle.restarting(actor, cause);
    }

    @Override
    public void ended(ActorRef<?> actor, ActorState state, @Nullable Throwable cause) {
        add(new Effect.Stopped(actor, state, cause));
        lifecycle.ended(actor, state, cause);
    }

    @Override
    public void watched(ActorRef<?> watcher, ActorRef<?> target) {
        add(new Effect.Watched(watcher, target));
        lifecycle.watched(watcher, target);
    }

    @Override
    public void unwatched(ActorRef<?> watcher, ActorRef<?> target) {
        add(new Effect.Unwatched(watcher, target));
        lifecycle.unwatched(watcher, target);
    }

    @Override
    public void onDeadLetter(DeadLetter letter) {
        add(new Effect.DeadLetter(letter.recipient(), letter.message(), letter.sender()));
        deadLetters.onDeadLetter(letter);
    }
}
