package io.tacho.stress.scenario;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.AskCallback;
import io.tacho.runtime.SendOutcome;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The asking side of a component: one callback for all its asks, so none is allocated. Lives in its
 * component's turns.
 */
final class Asking implements AskCallback<QueryMessages.Answer> {
    /**
     * A second less than the default warm-up. Actors look for the first time whether an ask has run
     * out when this has passed, ten thousand of them within moments, by code that did not run
     * before: what was compiled without it is thrown away, and a window that begins then begins
     * with a tenth of a second's backlog.
     */
    private static final long TIMEOUT_NANOS = 4_000_000_000L;

    private final QueryMessages messages;
    private final Load load;
    private @Nullable ActorContext<Object> context;
    private long answered;
    private long wrong;
    private long timedOut;

    Asking(QueryMessages messages, Load load) {
        this.messages = messages;
        this.load = load;
    }

    void ask(ActorRef<Object> server, long number, ActorContext<Object> component) {
        // A component's context is one object for its whole life; it is kept for the callback's
        // turn.
        context = component;
        SendOutcome outcome = component.ask(server, messages.query(number), TIMEOUT_NANOS, this);
        if (outcome != SendOutcome.ACCEPTED) {
            throw new IllegalStateException("the question's outcome was " + outcome);
        }
    }

    @Override
    public void onReply(QueryMessages.Answer answer) {
        answered++;
        if (!messages.isRight(answer)) {
            wrong++;
        }
        ActorContext<Object> component = context;
        if (component != null) {
            load.completed(component);
        }
    }

    @Override
    public void onTimeout() {
        timedOut++;
    }

    /** Expects that a crew's asks were all answered, and rightly. */
    static <C extends Actor<Object>> void check(
            Tally tally, Crew<C> crew, Function<C, Asking> asking, long asked) {
        tally.expect("asks answered", asked, crew.sum(member -> asking.apply(member).answered))
                .expect("answers that were wrong", 0, crew.sum(m -> asking.apply(m).wrong))
                .expect("asks that timed out", 0, crew.sum(m -> asking.apply(m).timedOut));
    }
}
