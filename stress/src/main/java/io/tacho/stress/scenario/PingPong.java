package io.tacho.stress.scenario;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import java.util.Collection;
import java.util.List;

/**
 * Components in pairs. An operation is one rally: the load serves to a player, who plays a ball to
 * its partner, who returns it. Every player gets the serves of one operation in so many, so every
 * one both serves and returns.
 */
final class PingPong implements Scenario {
    private final Interned<Serve> serves = new Interned<>(Serve::new);
    private final Interned<Ball> balls = new Interned<>(Ball::new);
    private final Interned<Return> returns = new Interned<>(Return::new);
    private Crew<Player> players = Crew.none();

    PingPong() {}

    @Override
    public String name() {
        return "ping-pong";
    }

    @Override
    public String description() {
        return "components in pairs; an operation is one rally of three messages";
    }

    @Override
    public void spawn(Components components, Load load) {
        int count = components.count();
        players = Crew.spawn(components, index -> new Player(partnerOf(index, count), load));
    }

    @Override
    public void start(OperationStarter starter, long number, long dueAt) {
        starter.send(players.target(number), serves.of(number), dueAt);
    }

    @Override
    public Collection<Class<?>> messageTypes() {
        return List.of(Serve.class, Ball.class, Return.class);
    }

    @Override
    public List<String> check(long operations) {
        return new Tally()
                .expect("rallies served", operations, players.sum(player -> player.served))
                .expect("rallies returned", operations, players.sum(player -> player.returned))
                .expect(
                        "balls that came back with another number",
                        0,
                        players.sum(player -> Math.abs(player.servedSum - player.returnedSum)))
                .wrong();
    }

    /** The other of the pair; the last of an odd number plays against the first. */
    private static int partnerOf(int index, int count) {
        int other = index ^ 1;
        return other < count ? other : 0;
    }

    /** From the load: start a rally. */
    record Serve(long number) {}

    /** From the serving player to its partner. */
    record Ball(long number) {}

    /** Back to the serving player. */
    record Return(long number) {}

    private final class Player implements Actor<Object> {
        private final int partner;
        private final Load load;
        private long served;
        private long servedSum;
        private long returned;
        private long returnedSum;

        Player(int partner, Load load) {
            this.partner = partner;
            this.load = load;
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            if (message instanceof Serve serve) {
                served++;
                servedSum += serve.number;
                players.at(partner).tell(balls.of(serve.number));
            } else if (message instanceof Ball ball) {
                context.reply(returns.of(ball.number));
            } else if (message instanceof Return back) {
                returned++;
                returnedSum += back.number;
                load.completed(context);
            } else {
                throw new IllegalArgumentException("not a rally's message: " + message);
            }
        }
    }
}
