package io.tacho.stress.replay;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.AskCallback;
import io.tacho.runtime.SpawnOptions;
import io.tacho.stress.scenario.Components;
import io.tacho.stress.scenario.LeastScenario;
import io.tacho.stress.scenario.Load;
import io.tacho.stress.scenario.OperationStarter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Does what the scenarios of the command don't: asks that are forwarded, timers, children that are
 * spawned meanwhile and fail, messages that can't be recorded. And errs once, if told to.
 */
public final class Errands extends LeastScenario {
    /** The operation in which something goes wrong. */
    static final long WRONG_AT = 40;

    private static final long TIMEOUT_NANOS = 5_000_000_000L;
    private static final int KINDS = 4;

    /** Not more than a run has room for beside its components. */
    private static final int CHILDREN = 20;

    /** What goes wrong. */
    public enum Wrong {
        NOTHING,
        ANOTHER_PAYLOAD,
        ANOTHER_RECIPIENT,
        NOT_SENT,
        SENT_TWICE,
        THROWS
    }

    private final Wrong wrong;
    private ActorRef<Object>[] clerks = noClerks();

    public Errands(Wrong wrong) {
        this.wrong = wrong;
    }

    /** From the load. */
    record Errand(long number) {}

    /** To the next clerk, who passes it on. */
    record Question(long number) {}

    /** Back from whom it was passed on to. */
    record Reply(long number) {}

    /** From a timer. */
    record Tick(long number) {}

    /** To a child, which fails of it. */
    record Hopeless(long number) {}

    /** Something that has no codec. */
    static final class Opaque {}

    @Override
    public String name() {
        return "errands";
    }

    @Override
    public Collection<Class<?>> messageTypes() {
        return List.of(Errand.class, Question.class, Reply.class, Tick.class, Hopeless.class);
    }

    @Override
    public void spawn(Components components, Load load) {
        clerks = components.spawnAll(index -> new Clerk(index, load));
    }

    @Override
    public void start(OperationStarter starter, long number, long dueAt) {
        starter.send(clerks[(int) (number % clerks.length)], new Errand(number), dueAt);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static ActorRef<Object>[] noClerks() {
        return new ActorRef[0];
    }

    private final class Clerk implements Actor<Object> {
        private final int index;
        private final Load load;

        Clerk(int index, Load load) {
            this.index = index;
            this.load = load;
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            if (message instanceof Errand errand) {
                begin(errand.number, context);
            } else if (message instanceof Question question) {
                if (context.sender() == clerk(index - 1)) {
                    context.forward(clerk(index + 1), question);
                } else {
                    context.reply(new Reply(question.number));
                }
            } else if (message instanceof Tick) {
                load.completed(context);
            }
        }

        private void begin(long number, ActorContext<Object> context) {
            if (number == WRONG_AT) {
                err(context);
                return;
            }
            switch ((int) (number / clerks.length) % KINDS) {
                case 0 -> ask(number, clerk(index + 1), context);
                case 1 -> {
                    context.timers().startOnce(number, new Tick(number), Duration.ofNanos(1));
                    clerk(index + 1).tell(new Opaque());
                }
                case 2 -> {
                    if (number % clerks.length < CHILDREN && number / clerks.length < KINDS) {
                        context.spawn(SpawnOptions.named("child-" + number), Child::new)
                                .tell(new Hopeless(number));
                    }
                    load.completed(context);
                }
                default -> {
                    ask(number, clerk(index + 1), context);
                    ask(number + 1, clerk(index + 1), context);
                }
            }
        }

        /** Two asks that differ in nothing but their payload, and the mistake, if there is one. */
        private void err(ActorContext<Object> context) {
            switch (wrong) {
                case NOTHING -> ask(WRONG_AT, clerk(index + 1), context);
                case ANOTHER_PAYLOAD -> ask(WRONG_AT + 1, clerk(index + 1), context);
                case ANOTHER_RECIPIENT -> ask(WRONG_AT, clerk(index + 2), context);
                case NOT_SENT -> {}
                case SENT_TWICE -> {
                    ask(WRONG_AT, clerk(index + 1), context);
                    clerk(index + 1).tell(new Tick(7));
                }
                case THROWS -> {
                    ask(WRONG_AT, clerk(index + 1), context);
                    throw new IllegalStateException("on purpose");
                }
            }
        }

        private void ask(long number, ActorRef<Object> whom, ActorContext<Object> context) {
            context.ask(
                    whom,
                    new Question(number),
                    TIMEOUT_NANOS,
                    new AskCallback<Reply>() {
                        @Override
                        public void onReply(Reply reply) {
                            if (reply.number != number) {
                                throw new IllegalStateException(
                                        "asked for " + number + ", got " + reply);
                            }
                            load.completed(context);
                        }

                        @Override
                        public void onTimeout() {
                            throw new IllegalStateException("timed out");
                        }
                    });
        }

        private ActorRef<Object> clerk(int number) {
            return clerks[Math.floorMod(number, clerks.length)];
        }
    }

    private static final class Child implements Actor<Object> {
        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            throw new IllegalStateException("hopeless, on purpose");
        }
    }
}
