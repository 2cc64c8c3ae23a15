package io.tacho.profiling.peers;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/** {@link RingCourse} in Pekko. */
final class PekkoRing implements PeerWorkload {
    private final RingCourse course;
    private final PekkoSystems.Started<List<ActorRef<Token>>> started;

    PekkoRing(int parallelism, RingCourse course) {
        this.course = course;
        List<Station> actors = course.stations().stream().map(Station::new).toList();
        started =
                PekkoSystems.start(
                        parallelism,
                        context ->
                                actors.stream()
                                        .map(actor -> context.spawnAnonymous(actor.behavior()))
                                        .toList());
        List<ActorRef<Token>> ring = started.spawned();
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
        List<ActorRef<Token>> ring = started.spawned();
        return course.run(index -> ring.get(index).tell(Token.TOKEN));
    }

    @Override
    public void close() {
        started.close();
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
