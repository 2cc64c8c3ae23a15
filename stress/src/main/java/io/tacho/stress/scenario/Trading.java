package io.tacho.stress.scenario;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Venues where gateways trade. An operation is an order: the load gives it to a gateway; the
 * venue's risk desk refuses it if it is too large, or passes it on to the book of its symbol; the
 * book trades it with what rests there, tells both gateways of each trade, and the ledger; and
 * confirms the order, which ends the operation.
 *
 * <p>No money and no lot comes from nowhere or goes there: what buyers paid sellers got, and the
 * ledger has the same.
 */
final class Trading implements Scenario {
    /** Components of a venue; what is left over are gateways, too. */
    static final int VENUE = 16;

    private static final int LEDGERS = 1;
    private static final int DESKS = 2;
    private static final int BOOKS = 4;

    /** What a desk lets pass, price times lots. */
    static final int LARGEST_ORDER = 90;

    private final Messages messages = new Messages();
    private Crew<Role> crew = Crew.none();
    private Targets gateways = new Targets(1, 0);
    private int venues;

    Trading() {}

    @Override
    public String name() {
        return "trading";
    }

    @Override
    public String description() {
        return "gateways, risk desks, order books, ledgers; an operation is an order, confirmed";
    }

    @Override
    public int leastComponents() {
        return VENUE;
    }

    @Override
    public void spawn(Components components, Load load) {
        int count = components.count();
        venues = count / VENUE;
        gateways = components.targets(count - firstGateway());
        crew = Crew.spawn(components, index -> roleOf(index, load));
    }

    /** First come all ledgers, then all desks, then all books. */
    private Role roleOf(int index, Load load) {
        if (index < firstDesk()) {
            return new Ledger();
        }
        if (index < firstBook()) {
            return new Desk((index - firstDesk()) / DESKS);
        }
        return index < firstGateway()
                ? new Book((index - firstBook()) / BOOKS)
                : new Gateway(index - firstGateway(), load);
    }

    private int firstDesk() {
        return venues * LEDGERS;
    }

    private int firstBook() {
        return firstDesk() + venues * DESKS;
    }

    private int firstGateway() {
        return firstBook() + venues * BOOKS;
    }

    @Override
    public void start(OperationStarter starter, long number, long dueAt) {
        ActorRef<Object> gateway = crew.at(firstGateway() + gateways.of(number));
        starter.send(gateway, messages.requests.of(number), dueAt);
    }

    @Override
    public Collection<Class<?>> messageTypes() {
        return List.of(
                Request.class,
                Order.class,
                Bought.class,
                Sold.class,
                Traded.class,
                Cancelled.class,
                Refused.class,
                Confirmed.class);
    }

    @Override
    public List<String> check(long operations) {
        return new Tally()
                .expect("orders", operations, crew.sum(role -> role.ordered))
                .expect("orders answered", operations, crew.sum(role -> role.answered))
                .expect("money that buyers paid and no seller got", 0, crew.sum(role -> role.cash))
                .expect("lots that sellers gave and no buyer got", 0, crew.sum(role -> role.lots))
                .expect(
                        "money that changed hands, in the ledgers",
                        crew.sum(role -> role.paid),
                        crew.sum(role -> role.turnover))
                .expect(
                        "lots bought, sold, cancelled, refused and resting",
                        crew.sum(role -> role.orderedLots),
                        crew.sum(role -> role.endedLots + role.restingLots()))
                .wrong();
    }

    /** Anyone of a venue, with what the check adds up. */
    private abstract static class Role implements Actor<Object> {
        /** Of gateways. */
        long ordered;

        long answered;
        long cash;
        long lots;
        long paid;
        long orderedLots;
        long endedLots;

        /** Of ledgers. */
        long turnover;

        /** Of books. */
        long restingLots() {
            return 0;
        }

        final IllegalArgumentException unexpected(Object message) {
            return new IllegalArgumentException(
                    "not for a " + getClass().getSimpleName() + ": " + message);
        }
    }

    /** Sends orders, and has money and lots, of which it may owe some. */
    private final class Gateway extends Role {
        private final int desk;
        private final Load load;

        Gateway(int index, Load load) {
            int venue = index % venues;
            this.desk = firstDesk() + venue * DESKS + index / venues % DESKS;
            this.load = load;
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            if (message instanceof Request request) {
                Order order = messages.order(request.number);
                ordered++;
                orderedLots += order.lots;
                crew.at(desk).tell(order);
            } else if (message instanceof Bought bought) {
                cash -= bought.price * bought.lots;
                paid += bought.price * bought.lots;
                lots += bought.lots;
                endedLots += bought.lots;
            } else if (message instanceof Sold sold) {
                cash += sold.price * sold.lots;
                lots -= sold.lots;
                endedLots += sold.lots;
            } else if (message instanceof Cancelled cancelled) {
                endedLots += cancelled.lots;
            } else if (message instanceof Refused refused) {
                endedLots += refused.lots;
                answered++;
                load.completed(context);
            } else if (message instanceof Confirmed) {
                answered++;
                load.completed(context);
            } else {
                throw unexpected(message);
            }
        }
    }

    /** Refuses what is too large. */
    private final class Desk extends Role {
        private final int firstOfVenue;

        Desk(int venue) {
            firstOfVenue = firstBook() + venue * BOOKS;
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            if (!(message instanceof Order order)) {
                throw unexpected(message);
            }
            if (order.price * order.lots > LARGEST_ORDER) {
                context.reply(messages.refused.of(order.lots));
            } else {
                context.forward(crew.at(firstOfVenue + (int) order.symbol), order);
            }
        }
    }

    /** Matches the orders for one symbol. */
    private final class Book extends Role implements OrderBook.Events<ActorRef<Object>> {
        private final OrderBook<ActorRef<Object>> orders = new OrderBook<>(this);
        private final int ledger;

        Book(int venue) {
            ledger = venue;
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            if (!(message instanceof Order order)) {
                throw unexpected(message);
            }
            ActorRef<Object> gateway = Objects.requireNonNull(context.sender());
            orders.place(gateway, order.buys, (int) order.price, (int) order.lots);
            context.reply(messages.confirmed);
        }

        @Override
        public void traded(ActorRef<Object> buyer, ActorRef<Object> seller, int price, int traded) {
            buyer.tell(messages.bought.of(Messages.code(price, traded)));
            seller.tell(messages.sold.of(Messages.code(price, traded)));
            crew.at(ledger).tell(messages.traded.of(Messages.code(price, traded)));
        }

        @Override
        public void cancelled(ActorRef<Object> owner, int rest) {
            owner.tell(messages.cancelled.of(rest));
        }

        @Override
        long restingLots() {
            return orders.restingLots();
        }
    }

    /** Adds up what changes hands. */
    private static final class Ledger extends Role {
        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            if (!(message instanceof Traded traded)) {
                throw unexpected(message);
            }
            turnover += traded.price * traded.lots;
        }
    }

    /** From the load, to a gateway: send an order. */
    record Request(long number) {}

    /** From a gateway to a desk, and on to the book of the symbol. */
    record Order(long symbol, boolean buys, long price, long lots) {}

    /** From a book to the gateway that bought. */
    record Bought(long price, long lots) {}

    /** From a book to the gateway that sold. */
    record Sold(long price, long lots) {}

    /** From a book to the ledger. */
    record Traded(long price, long lots) {}

    /** From a book to a gateway whose order rests no more. */
    record Cancelled(long lots) {}

    /** From a desk to a gateway. */
    record Refused(long lots) {}

    /** From a book to a gateway: the order is there. */
    record Confirmed() {}

    /** Every message there can be, made before the run. */
    private static final class Messages {
        private static final int LOTS = 8;
        private static final long MIX = 0x9E3779B97F4A7C15L;

        private final Interned<Request> requests = new Interned<>(Request::new);
        private final Interned<Order> orders = new Interned<>(Messages::newOrder);
        private final Interned<Bought> bought =
                new Interned<>(code -> new Bought(code / (LOTS + 1), code % (LOTS + 1)));
        private final Interned<Sold> sold =
                new Interned<>(code -> new Sold(code / (LOTS + 1), code % (LOTS + 1)));
        private final Interned<Traded> traded =
                new Interned<>(code -> new Traded(code / (LOTS + 1), code % (LOTS + 1)));
        private final Interned<Cancelled> cancelled = new Interned<>(Cancelled::new);
        private final Interned<Refused> refused = new Interned<>(Refused::new);
        private final Confirmed confirmed = new Confirmed();

        static long code(int price, int lots) {
            return (long) price * (LOTS + 1) + lots;
        }

        /** An order of any kind, by a number: mixed, since a gateway's numbers have a pattern. */
        Order order(long number) {
            return orders.of(number * MIX >>> 40);
        }

        private static Order newOrder(long number) {
            return new Order(
                    number % BOOKS,
                    (number / BOOKS & 1) == 0,
                    number / (2 * BOOKS) % OrderBook.PRICES,
                    1 + number / (2 * BOOKS * OrderBook.PRICES) % LOTS);
        }
    }
}
