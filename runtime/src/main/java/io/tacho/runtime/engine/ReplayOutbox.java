package io.tacho.runtime.engine;

import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.replay.Question;
import io.tacho.runtime.replay.RecordedMessage;
import io.tacho.runtime.replay.SendObserver;
import io.tacho.runtime.spi.MessageKind;
import org.jspecify.annotations.Nullable;

/**
 * Shows what actors send to an observer. A class of its own, loaded in replays only: everywhere
 * else {@link Outbox} has no subclass, and the compiler inlines its methods as if it were final.
 */
final class ReplayOutbox extends Outbox {
    private static final MessageKind[] KINDS = MessageKind.values();

    private final LocalActorSystem system;
    private final SendObserver observer;
    private final OpenQuestions questions;
    private @Nullable ActorCell actor;
    private long causeId;

    ReplayOutbox(
            LocalActorSystem system,
            ReadyQueue ready,
            Evictions evictions,
            ReplayTimers timers,
            SendObserver observer,
            OpenQuestions questions) {
        super(system, ready, evictions, timers);
        this.system = system;
        this.observer = observer;
        this.questions = questions;
    }

    @Override
    void enter(ActorCell cell) {
        super.enter(cell);
        actor = cell;
    }

    /** What was fed is unpacked here: before the tap and the handler see it. */
    @Override
    void begin(Envelope envelope) {
        super.begin(envelope);
        if (!(envelope.message instanceof RecordedMessage recorded)) {
            causeId = 0;
            return;
        }
        causeId = recorded.messageId();
        envelope.message = recorded.message();
        Question question = recorded.question();
        if (question != null && actor != null) {
            questions.answer(actor, question, envelope);
        }
    }

    @Override
    void causedByNothing() {
        super.causedByNothing();
        causeId = 0;
    }

    @Override
    SendOutcome startOperation(ActorCell target, Object message, long dueAt) {
        return outcome(target);
    }

    @Override
    SendOutcome dispatch(ActorCell target, Envelope envelope) {
        SendOutcome outcome = outcome(target);
        MessageKind kind = KINDS[envelope.kindCode];
        long fingerprint = observer.sent(causeId, target, envelope.message, kind);
        ActorCell asker = actor;
        if (kind == MessageKind.ASK
                && asker != null
                && envelope.sender == asker
                && outcome == SendOutcome.ACCEPTED) {
            questions.add(asker, new Question(causeId, target, fingerprint), envelope);
        }
        takeBack(envelope);
        return outcome;
    }

    /**
     * Not whether the target lives: how far it is in the replay is another matter than how far it
     * was when it was sent this.
     */
    private SendOutcome outcome(ActorCell target) {
        return target == system.nobody() ? SendOutcome.DEAD_LETTER : SendOutcome.ACCEPTED;
    }
}
