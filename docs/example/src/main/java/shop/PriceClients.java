package shop;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.AskCallback;
import io.tacho.runtime.SpawnOptions;
import io.tacho.stress.scenario.Components;
import io.tacho.stress.scenario.Crew;
import io.tacho.stress.scenario.Load;
import io.tacho.stress.scenario.OperationStarter;
import io.tacho.stress.scenario.Scenario;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Clients of an actor that was there before and knows nothing of operations: each operation is a
 * client that asks it, and ends with the answer.
 */
public final class PriceClients implements Scenario {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(5).toNanos();

    private Crew<Client> clients = Crew.none();

    public PriceClients() {}

    // What there was before.

    record Question(String article) {}

    record Price(long cents) {}

    static final class PriceList implements Actor<Question> {
        private static final Price PRICE = new Price(995);

        @Override
        public void onMessage(Question question, ActorContext<Question> context) {
            context.reply(PRICE);
        }
    }

    // The load.

    /** What an operation begins with. */
    enum Start {
        START
    }

    @Override
    public String name() {
        return "price-clients";
    }

    @Override
    public String description() {
        return "a client asks for a price";
    }

    /** The price list. */
    @Override
    public int helpers(int components) {
        return 1;
    }

    @Override
    public void spawn(Components components, Load load) {
        ActorRef<Question> prices =
                components.system().spawn(SpawnOptions.anonymous(), PriceList::new);
        clients = Crew.spawn(components, index -> new Client(prices, load));
    }

    @Override
    public void start(OperationStarter starter, long number, long dueAt) {
        starter.send(clients.target(number), Start.START, dueAt);
    }

    @Override
    public Collection<Class<?>> messageTypes() {
        return List.of(Start.class, Question.class, Price.class);
    }

    @Override
    public List<String> check(long operations) {
        long answers = clients.sum(client -> client.answers);
        return answers == operations
                ? List.of()
                : List.of(operations + " questions, " + answers + " answers");
    }

    /** Its own callback, so that a question allocates nothing. */
    private static final class Client implements Actor<Object>, AskCallback<Price> {
        private static final Question QUESTION = new Question("apples");

        private final ActorRef<Question> prices;
        private final Load load;
        private ActorContext<Object> context;
        private long answers;

        Client(ActorRef<Question> prices, Load load) {
            this.prices = prices;
            this.load = load;
        }

        @Override
        public void preStart(ActorContext<Object> context) {
            this.context = context;
        }

        @Override
        public void onMessage(Object start, ActorContext<Object> context) {
            context.ask(prices, QUESTION, PATIENCE_NANOS, this);
        }

        @Override
        public void onReply(Price price) {
            answers++;
            load.completed(context);
        }
    }
}
