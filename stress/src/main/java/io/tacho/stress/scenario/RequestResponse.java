package io.tacho.stress.scenario;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
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
    private Crew<Client> clients = Crew.none();

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
        int count = components.count();
        clients = Crew.spawn(components, index -> new Client((index + count / 2) % count, load));
    }

    @Override
    public void start(OperationStarter starter, long number, long dueAt) {
        starter.send(clients.target(number), orders.of(number), dueAt);
    }

    @Override
    public Collection<Class<?>> messageTypes() {
        return List.of(Order.class, QueryMessages.Query.class, QueryMessages.Answer.class);
    }

    @Override
    public List<String> check(long operations) {
        Tally tally = new Tally();
        Asking.check(tally, clients, client -> client.asking, operations);
        return tally.wrong();
    }

    /** From the load: ask your server. */
    record Order(long number) {}

    private final class Client implements Actor<Object> {
        private final Asking asking;
        private final int server;

        Client(int server, Load load) {
            this.server = server;
            this.asking = new Asking(queries, load);
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            if (message instanceof Order order) {
                asking.ask(clients.at(server), order.number, context);
            } else if (message instanceof QueryMessages.Query query) {
                context.reply(queries.answer(query));
            } else {
                throw new IllegalArgumentException("neither order nor query: " + message);
            }
        }
    }
}
