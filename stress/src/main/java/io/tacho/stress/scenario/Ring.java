package io.tacho.stress.scenario;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import java.util.Collection;
import java.util.List;

/**
 * All components in one ring. The load puts a token in at a station, which passes it on; after
 * {@value #HOPS} stations it leaves, and with it the operation ends.
 */
final class Ring implements Scenario {
    /** Stations that a token goes through, the first one and the last one included. */
    static final int HOPS = 10;

    private final Interned<Token> tokens = new Interned<>(Token::new);
    private Crew<Station> stations = Crew.none();

    Ring() {}

    @Override
    public String name() {
        return "ring";
    }

    @Override
    public String description() {
        return "components in a ring; an operation is a token through 10 of them";
    }

    @Override
    public void spawn(Components components, Load load) {
        int count = components.count();
        stations = Crew.spawn(components, index -> new Station((index + 1) % count, load));
    }

    @Override
    public void start(OperationStarter starter, long number, long dueAt) {
        starter.send(stations.target(number), tokens.of(HOPS), dueAt);
    }

    @Override
    public Collection<Class<?>> messageTypes() {
        return List.of(Token.class);
    }

    @Override
    public List<String> check(long operations) {
        long astray = 0;
        for (int i = 0; i < stations.size(); i++) {
            Station last = stations.member((i + HOPS - 1) % stations.size());
            astray += Math.abs(stations.member(i).entered - last.left);
        }
        return new Tally()
                .expect("tokens that entered", operations, stations.sum(s -> s.entered))
                .expect("hops", operations * HOPS, stations.sum(s -> s.hops))
                .expect("tokens that left at another station than theirs", 0, astray)
                .wrong();
    }

    /**
     * Goes round.
     *
     * @param hopsLeft stations that are still to be gone through, this one included
     */
    record Token(long hopsLeft) {}

    private final class Station implements Actor<Object> {
        private final int next;
        private final Load load;
        private long entered;
        private long hops;
        private long left;

        Station(int next, Load load) {
            this.next = next;
            this.load = load;
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            if (!(message instanceof Token token)) {
                throw new IllegalArgumentException("not a token: " + message);
            }
            hops++;
            if (token.hopsLeft == HOPS) {
                entered++;
            }
            if (token.hopsLeft == 1) {
                left++;
                load.completed(context);
            } else {
                stations.at(next).tell(tokens.of(token.hopsLeft - 1));
            }
        }
    }
}
