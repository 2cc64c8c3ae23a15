package io.tacho.runtime.engine;

import io.tacho.runtime.ActorSettings;
import io.tacho.runtime.RateLimit;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.runtime.replay.SendObserver;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is sent is shown to observers: a recording delivers. */
final class ReplayDelivery implements Delivery {
    private final Supplier<? extends SendObserver> observers;
    private final OpenQuestions questions = new OpenQuestions();

    ReplayDelivery(Supplier<? extends SendObserver> observers) {
        this.observers = observers;
    }

    @Override
    public Outbox newOutbox(
            LocalActorSystem system, ReadyQueue ready, Evictions evictions, DeadlineTimers timers) {
        return new ReplayOutbox(
                system, ready, evictions, new ReplayTimers(timers), observers.get(), questions);
    }

    @Override
    public OutsideSender newSender(LocalActorSystem system, @Nullable RateLimit limit) {
        return new SilentSender(system);
    }

    /**
     * Which messages found room and were young enough, and in which order they were handled, the
     * recording has decided: no mailbox may decide it again.
     */
    @Override
    public SpawnOptions spawning(SpawnOptions asked) {
        ActorSettings settings = asked.settings();
        if (settings.mailbox() == MailboxFactory.growable() && settings.timeToLive() == null) {
            return asked;
        }
        return new SpawnOptions(
                asked.name(),
                new ActorSettings(
                        MailboxFactory.growable(),
                        settings.restart(),
                        settings.supervision(),
                        settings.dispatcher(),
                        null,
                        settings.sendLimit(),
                        settings.healthCheck(),
                        settings.observer(),
                        settings.stashCapacity()));
    }
}
