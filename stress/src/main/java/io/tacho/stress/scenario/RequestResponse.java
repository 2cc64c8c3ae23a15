package io.tacho.stress.scenario;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import java.util.Collection;
import java.util.List;

/**
 * Every component is a client of the component half way round, and a server for another. An
 * operation: the load gives a client an order, the client asks its server, checks the answer and is
 * done.
 */
final class RequestResponse implements Scenario {
    private final Interned<Order> orders = new Interned<>(Order::new);
    private final QueryMessages queries = new QueryMessages();
    private Targets targets = new Targets(1, 0);
    private ActorRef<Object>[] refs = QueryMessages.noComponents();
    private Client[] clients = {};

    RequestResponse() {}

    @Override
    public String name() {
        return "request-response";
    }

    @Override
    public String description() {
        return "clients ask servers; an operation is an order, an ask and its checked answer";
    }

    @Override
    public void spawn(Components components, Load load) {
        targets = components.targets();
        clients = new Client[components.count()];
        refs = components.spawnAll(index -> clients[index] = new Client(index, load));
    }

    @Override
    public void start(OperationStarter starter, long number, long dueAt) {
        starter.send(refs[targets.of(number)], orders.of(number), dueAt);
    }

    @Override
    public Collection<Class<?>> messageTypes() {
        return List.of(Order.class, QueryMessages.Query.class, QueryMessages.Answer.class);
    }

    @Override
    public List<String> check(long operations) {
        Tally tally = new Tally();
        long answered = 0;
        long wrong = 0;
        long timedOut = 0;
        for (Client client : clients) {
            answered += client.asking.answered();
            wrong += client.asking.wrong();
            timedOut += client.asking.timedOut();
        }
        return tally.expect("asks answered", operations, answered)
                .expect("answers that were wrong", 0, wrong)
                .expect("asks that timed out", 0, timedOut)
                .wrong();
    }

    /** From the load: ask your server. */
    record Order(long number) {}

    private final class Client implements Actor<Object> {
        private final Asking asking;
        private final int index;

        Client(int index, Load load) {
            this.index = index;
            this.asking = new Asking(queries, load);
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            if (message instanceof Order order) {
                asking.ask(refs[(index + refs.length / 2) % refs.length], order.number, context);
            } else if (message instanceof QueryMessages.Query query) {
                context.reply(queries.answer(query));
            } else {
                throw new IllegalArgumentException("neither order nor query: " + message);
            }
        }
    }
}
