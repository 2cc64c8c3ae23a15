package io.tacho.stress.scenario;

/**
 * Orders for one symbol, by price and, at one price, by time. An order trades with the best of the
 * other side as far as the prices meet, at the price of the one that was there first; what is left
 * of it rests. At each price there is room for {@value #DEPTH} orders: one more, and the oldest is
 * cancelled. Lives in its component's turns.
 *
 * @param <O> who places orders
 */
final class OrderBook<O> {
    /** Orders that may rest at one price; a power of two. */
    static final int DEPTH = 8;

    /** Prices are less than this. */
    static final int PRICES = 16;

    private final Events<O> events;

    // The queue of a price is a ring in its part of these.
    private final Object[] owners = new Object[PRICES * DEPTH];
    private final int[] lots = new int[PRICES * DEPTH];
    private final int[] first = new int[PRICES];
    private final int[] size = new int[PRICES];

    /**
     * Of a price: at one price there are only buyers or only sellers, or they would have traded.
     */
    private final boolean[] buying = new boolean[PRICES];

    private long restingLots;

    /**
     * An empty one.
     *
     * @param events told of what becomes of orders
     */
    OrderBook(Events<O> events) {
        this.events = events;
    }

    /**
     * Places an order.
     *
     * @param owner whose it is
     * @param buys or sells
     * @param price the worst that it accepts, 0 to {@value #PRICES} - 1
     * @param wanted lots, 1 or more
     */
    void place(O owner, boolean buys, int price, int wanted) {
        int left = wanted;
        if (buys) {
            for (int at = 0; at <= price && left > 0; at++) {
                left = trade(owner, true, at, left);
            }
        } else {
            for (int at = PRICES - 1; at >= price && left > 0; at--) {
                left = trade(owner, false, at, left);
            }
        }
        if (left > 0) {
            rest(owner, buys, price, left);
        }
    }

    private int trade(O owner, boolean buys, int price, int wanted) {
        int left = wanted;
        while (left > 0 && size[price] > 0 && buying[price] != buys) {
            O other = oldest(price);
            int traded = Math.min(left, lots[slot(price, 0)]);
            left -= traded;
            take(price, traded);
            events.traded(buys ? owner : other, buys ? other : owner, price, traded);
        }
        return left;
    }

    private void rest(O owner, boolean buys, int price, int left) {
        if (size[price] == DEPTH) {
            O oldest = oldest(price);
            int cancelled = lots[slot(price, 0)];
            take(price, cancelled);
            events.cancelled(oldest, cancelled);
        }
        int slot = slot(price, size[price]++);
        owners[slot] = owner;
        lots[slot] = left;
        buying[price] = buys;
        restingLots += left;
    }

    /** Takes lots from the oldest order at a price, which goes when it has none left. */
    private void take(int price, int taken) {
        int slot = slot(price, 0);
        restingLots -= taken;
        lots[slot] -= taken;
        if (lots[slot] == 0) {
            first[price]++;
            size[price]--;
        }
    }

    @SuppressWarnings("unchecked")
    private O oldest(int price) {
        return (O) owners[slot(price, 0)];
    }

    private int slot(int price, int place) {
        return price * DEPTH + (first[price] + place & DEPTH - 1);
    }

    /** Lots of all orders that rest. */
    long restingLots() {
        return restingLots;
    }

    /**
     * What becomes of orders.
     *
     * @param <O> who places them
     */
    interface Events<O> {
        /** Some lots have changed hands. */
        void traded(O buyer, O seller, int price, int lots);

        /** What was left of an order rests no more. */
        void cancelled(O owner, int lots);
    }
}
