package io.tacho.stress.scenario;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.Signal;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.Terminated;
import java.util.Collection;
import java.util.List;

/**
 * Actors that come and go. An operation: the load gives a host a job; the host spawns a helper for
 * it, which answers and stops, and the host checks the answer. A host's helpers have the same name,
 * one after the other; while it is in use, further ones go without.
 */
final class Churn implements Scenario {
    private final Interned<Job> jobs = new Interned<>(Job::new);
    private final QueryMessages queries = new QueryMessages();
    private Crew<Host> hosts = Crew.none();

    Churn() {}

    @Override
    public String name() {
        return "churn";
    }

    @Override
    public String description() {
        return "hosts spawn a helper for each job; an operation is a spawn, its answer and its end";
    }

    @Override
    public int helpers(int components) {
        return components;
    }

    @Override
    public void spawn(Components components, Load load) {
        hosts = Crew.spawn(components, index -> new Host(Components.nameOf(index), load));
    }

    @Override
    public void start(OperationStarter starter, long number, long dueAt) {
        starter.send(hosts.target(number), jobs.of(number), dueAt);
    }

    @Override
    public Collection<Class<?>> messageTypes() {
        return List.of(Job.class, QueryMessages.Query.class, QueryMessages.Answer.class);
    }

    @Override
    public List<String> check(long operations) {
        return new Tally()
                .expect("helpers spawned", operations, hosts.sum(host -> host.spawned))
                .expect("answers of helpers", operations, hosts.sum(host -> host.answered))
                .expect("answers that were wrong", 0, hosts.sum(host -> host.wrong))
                .expect("helpers that ended", operations, hosts.sum(host -> host.ended))
                .wrong();
    }

    /** From the load: have this done. */
    record Job(long number) {}

    private final class Host implements Actor<Object> {
        private final SpawnOptions named;
        private final Load load;
        private boolean nameInUse;
        private int nameOf;
        private long spawned;
        private long answered;
        private long wrong;
        private long ended;

        Host(String name, Load load) {
            this.named = SpawnOptions.named(name + "/helper");
            this.load = load;
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            if (message instanceof Job job) {
                helper(context).tell(queries.query(job.number));
            } else if (message instanceof QueryMessages.Answer answer) {
                answered++;
                wrong += queries.isRight(answer) ? 0 : 1;
                load.completed(context);
            } else {
                throw new IllegalArgumentException("neither job nor answer: " + message);
            }
        }

        private ActorRef<Object> helper(ActorContext<Object> context) {
            ActorRef<Object> helper =
                    context.spawn(nameInUse ? SpawnOptions.anonymous() : named, Helper::new);
            if (!nameInUse) {
                nameInUse = true;
                nameOf = helper.id();
            }
            context.watch(helper);
            spawned++;
            return helper;
        }

        @Override
        public void onSignal(Signal signal, ActorContext<Object> context) {
            if (signal instanceof Terminated terminated) {
                ended++;
                if (terminated.actor().id() == nameOf) {
                    nameInUse = false;
                }
            }
        }
    }

    private final class Helper implements Actor<Object> {
        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            context.reply(queries.answer((QueryMessages.Query) message));
            context.stop();
        }
    }
}
