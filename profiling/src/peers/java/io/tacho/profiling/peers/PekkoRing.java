package io.tacho.profiling.peers;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/** {@link RingCourse} in Pekko. */
final class PekkoRing implements PeerWorkload {
    private final RingCourse course;
    private final ActorSystem<Void> system;
    private final List<ActorRef<Token>> ring = new ArrayList<>();

    PekkoRing(int parallelism, RingCourse course) {
        this.course = course;
        List<Station> actors = course.stations().stream().map(Station::new).toList();
        FinishLine spawned = new FinishLine();
        spawned.expect(1);
        system =
                PekkoSystems.start(
                        Behaviors.setup(
                                context -> {
                                    for (Station actor : actors) {
                                        ring.add(context.spawnAnonymous(actor.behavior()));
                                    }
                                    spawned.cross();
                                    return Behaviors.empty();
                                }),
                        parallelism);
        spawned.await();
        for (int i = 0; i < actors.size(); i++) {
            // The actors see it: it happens-before the first token is sent.
            actors.get(i).next = ring.get((i + 1) % ring.size());
        }
    }

    @Override
    public int operations() {
        return course.hops();
    }

    @Override
    public long run() {
        return course.run(index -> ring.get(index).tell(Token.TOKEN));
    }

    @Override
    public void close() {
        PekkoSystems.stop(system);
    }

    private static final class Station {
        private final RingStation station;
        private @Nullable ActorRef<Token> next;

        Station(RingStation station) {
            this.station = station;
        }

        Behavior<Token> behavior() {
            return Behaviors.receiveMessage(this::onToken);
        }

        private Behavior<Token> onToken(Token token) {
            if (station.handle() && next != null) {
                next.tell(token);
            }
            return Behaviors.same();
        }
    }
}
