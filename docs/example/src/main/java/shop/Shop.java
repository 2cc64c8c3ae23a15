package shop;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.stress.scenario.Components;
import io.tacho.stress.scenario.Crew;
import io.tacho.stress.scenario.Load;
import io.tacho.stress.scenario.OperationStarter;
import io.tacho.stress.scenario.Scenario;
import java.util.Collection;
import java.util.List;

/** Tills that sell, and one warehouse for each ten of them that has to have what they sell. */
public final class Shop implements Scenario {
    private static final int TILLS = 10;
    private static final int STOCK = 1_000_000_000;

    private Crew<Desk> desks = Crew.none();

    public Shop() {}

    // What the components tell each other.

    record Customer(int items) {}

    record Order(int items) {}

    record Delivered(int items) {}

    // Made before the run: so a message allocates nothing.
    private static final Customer[] CUSTOMERS = {new Customer(1), new Customer(2), new Customer(3)};
    private static final Order[] ORDERS = {new Order(0), new Order(1), new Order(2), new Order(3)};
    private static final Delivered[] DELIVERIES = {
        new Delivered(0), new Delivered(1), new Delivered(2), new Delivered(3)
    };

    @Override
    public String name() {
        return "shop";
    }

    @Override
    public String description() {
        return "a till serves a customer out of its warehouse";
    }

    @Override
    public int leastComponents() {
        return 1 + TILLS;
    }

    /** Every eleventh component is a warehouse, the others are its tills. */
    @Override
    public void spawn(Components components, Load load) {
        desks =
                Crew.spawn(
                        components,
                        index ->
                                index % (TILLS + 1) == 0
                                        ? new Warehouse()
                                        : new Till(index - index % (TILLS + 1), load));
    }

    /** An operation begins with a customer at a till; a warehouse has none. */
    @Override
    public void start(OperationStarter starter, long number, long dueAt) {
        int till = desks.targetIndex(number);
        int next = till % (TILLS + 1) == 0 ? (till + 1) % desks.size() : till;
        starter.send(desks.at(next), CUSTOMERS[(int) (number % CUSTOMERS.length)], dueAt);
    }

    @Override
    public Collection<Class<?>> messageTypes() {
        return List.of(Customer.class, Order.class, Delivered.class);
    }

    /** What the tills sold has left the warehouses. */
    @Override
    public List<String> check(long operations) {
        long served = desks.sum(desk -> desk.served);
        long sold = desks.sum(desk -> desk.sold);
        long delivered = desks.sum(desk -> desk.delivered);
        if (served != operations || sold != delivered) {
            return List.of(
                    operations + " customers, " + served + " served; " + sold + " items sold, "
                            + delivered + " delivered");
        }
        return List.of();
    }

    abstract static class Desk implements Actor<Object> {
        long served;
        long sold;
        long delivered;
    }

    private final class Till extends Desk {
        private final int warehouse;
        private final Load load;

        Till(int warehouse, Load load) {
            this.warehouse = warehouse;
            this.load = load;
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            if (message instanceof Customer customer) {
                desks.at(warehouse).tell(ORDERS[customer.items()]);
            } else if (message instanceof Delivered delivery) {
                served++;
                sold += delivery.items();
                // The operation ends here.
                load.completed(context);
            }
        }
    }

    private static final class Warehouse extends Desk {
        private int stock = STOCK;

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            if (message instanceof Order order && stock >= order.items()) {
                stock -= order.items();
                delivered += order.items();
                context.reply(DELIVERIES[order.items()]);
            }
        }
    }
}
