package io.tacho.stress.scenario;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
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
    private Targets targets = new Targets(1, 0);
    private ActorRef<Object>[] players = noPlayers();
    private Player[] behaviours = {};

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
        targets = components.targets();
        behaviours = new Player[components.count()];
        players =
                components.spawnAll(
                        index -> behaviours[index] = new Player(partnerOf(index), load));
    }

    @Override
    public void start(OperationStarter starter, long number, long dueAt) {
        starter.send(players[targets.of(number)], serves.of(number), dueAt);
    }

    @Override
    public Collection<Class<?>> messageTypes() {
        return List.of(Serve.class, Ball.class, Return.class);
    }

    @Override
    public List<String> check(long operations) {
        long served = 0;
        long difference = 0;
        long returned = 0;
        for (Player player : behaviours) {
            served += player.served;
            returned += player.returned;
            difference += Math.abs(player.servedSum - player.returnedSum);
        }
        return new Tally()
                .expect("rallies served", operations, served)
                .expect("rallies returned", operations, returned)
                .expect("balls that came back with another number", 0, difference)
                .wrong();
    }

    /** The other of the pair; the last of an odd number plays against the first. */
    private int partnerOf(int index) {
        int other = index ^ 1;
        return other < behaviours.length ? other : 0;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static ActorRef<Object>[] noPlayers() {
        return new ActorRef[0];
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
                players[partner].tell(balls.of(serve.number));
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
