package io.tacho.stress.scenario;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.Restart;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.Supervision;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Handlers that throw, and supervisors that restart them. Each component supervises a worker. An
 * operation: the load gives the component a task, the worker answers it. With one task in {@value
 * #ONE_IN} the worker first gets a message that makes it fail; the answer then comes from the one
 * that was started in its place.
 */
final class Faults implements Scenario {
    /** Every so many tasks one fails. */
    static final int ONE_IN = 16;

    /** No worker is restarted so often in so short a time: the supervisors never give up. */
    private static final Supervision TIRELESS =
            Supervision.DEFAULT.withIntensity(ONE_IN, Duration.ofNanos(1_000));

    private static final Hazard HAZARD = new Hazard();

    private final Interned<Task> tasks = new Interned<>(Task::new);
    private final Interned<RiskyTask> riskyTasks = new Interned<>(RiskyTask::new);
    private final Interned<Question> questions =
            new Interned<>(number -> new Question(number / 2, number % 2 == 1));
    private final Interned<Reply> replies =
            new Interned<>(number -> new Reply(number / 2, number % 2 == 1));
    private Crew<Supervisor> supervisors = Crew.none();

    Faults() {}

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public String description() {
        return "one task in 16 makes its worker fail; the restarted one answers";
    }

    @Override
    public int helpers(int components) {
        return components;
    }

    @Override
    public void spawn(Components components, Load load) {
        supervisors =
                Crew.spawn(
                        components,
                        SpawnOptions.anonymous().withSupervision(TIRELESS),
                        index -> new Supervisor(Components.nameOf(index), load));
    }

    @Override
    public void start(OperationStarter starter, long number, long dueAt) {
        // Shifted by one each time round, or it would always be the same workers that fail.
        boolean risky = (number + number / supervisors.size()) % ONE_IN == 0;
        starter.send(
                supervisors.target(number),
                risky ? riskyTasks.of(number) : tasks.of(number),
                dueAt);
    }

    @Override
    public Collection<Class<?>> messageTypes() {
        return List.of(Task.class, RiskyTask.class, Hazard.class, Question.class, Reply.class);
    }

    @Override
    public List<String> check(long operations) {
        return new Tally()
                .expect("tasks", operations, supervisors.sum(s -> s.tasks))
                .expect("replies", operations, supervisors.sum(s -> s.replies))
                .expect(
                        "replies of a worker just restarted",
                        supervisors.sum(s -> s.hazards),
                        supervisors.sum(s -> s.fresh))
                .wrong();
    }

    /** From the load: have this answered. */
    record Task(long number) {}

    /** From the load: the same, after a failure. */
    record RiskyTask(long number) {}

    /** To the worker, which throws. */
    record Hazard() {}

    /**
     * To the worker.
     *
     * @param number of the task, modulo
     * @param afterHazard whether it comes right after a failure
     */
    record Question(long number, boolean afterHazard) {}

    /**
     * From the worker.
     *
     * @param number of the task, modulo
     * @param fresh whether it is the first one since a restart
     */
    record Reply(long number, boolean fresh) {}

    /** What the worker throws. Without a stack: thousands of them a second are meant. */
    static final class InducedFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InducedFailure() {
            super("a fault of the scenario", null, false, false);
        }
    }

    private final class Supervisor implements Actor<Object> {
        private final SpawnOptions worker;
        private final Load load;
        private @Nullable ActorRef<Object> child;
        private long tasks;
        private long hazards;
        private long replies;
        private long fresh;

        Supervisor(String name, Load load) {
            this.worker = SpawnOptions.named(name + "/worker").withRestart(Restart.PERMANENT);
            this.load = load;
        }

        @Override
        public void preStart(ActorContext<Object> context) {
            child = context.spawn(worker, Worker::new);
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            if (message instanceof Task task) {
                give(task.number, false);
            } else if (message instanceof RiskyTask task) {
                give(task.number, true);
            } else if (message instanceof Reply reply) {
                replies++;
                fresh += reply.fresh ? 1 : 0;
                load.completed(context);
            } else {
                throw new IllegalArgumentException("neither task nor reply: " + message);
            }
        }

        private void give(long number, boolean risky) {
            ActorRef<Object> worker = Objects.requireNonNull(child);
            tasks++;
            if (risky) {
                hazards++;
                worker.tell(HAZARD);
            }
            worker.tell(questions.of(number * 2 + (risky ? 1 : 0)));
        }
    }

    private final class Worker implements Actor<Object> {
        private boolean justRestarted;

        @Override
        public void onRestart(@Nullable Throwable reason, ActorContext<Object> context) {
            justRestarted = true;
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            if (message instanceof Hazard) {
                throw new InducedFailure();
            }
            Question question = (Question) message;
            if (question.afterHazard != justRestarted) {
                throw new IllegalStateException(
                        "a worker that was "
                                + (justRestarted ? "" : "not ")
                                + "just restarted got "
                                + question);
            }
            context.reply(replies.of(question.number * 2 + (justRestarted ? 1 : 0)));
            justRestarted = false;
        }
    }
}
