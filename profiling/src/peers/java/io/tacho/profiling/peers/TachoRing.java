package io.tacho.profiling.peers;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.ActorSystemBuilder;
import io.tacho.runtime.Sender;
import io.tacho.runtime.SpawnOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link RingCourse} in Tacho. */
final class TachoRing implements PeerWorkload {
    private final RingCourse course;
    private final ActorSystem system;
    private final Sender sender;
    private final List<ActorRef<Token>> ring = new ArrayList<>();

    TachoRing(int workers, RingCourse course) {
        this(ActorSystem.builder("ring").workers(workers), course);
    }

    /**
     * @param builder of the system in which the ring is to be, which ends with it
     */
    TachoRing(ActorSystemBuilder builder, RingCourse course) {
        this.course = course;
        system = builder.build();
        sender = system.newSender();
        List<Station> actors = course.stations().stream().map(Station::new).toList();
        for (Station actor : actors) {
            ring.add(system.spawn(SpawnOptions.anonymous(), () -> actor));
        }
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
        return course.run(index -> sender.tell(ring.get(index), Token.TOKEN));
    }

    @Override
    public void close() {
        sender.close();
        system.close();
    }

    private static final class Station implements Actor<Token> {
        private final RingStation station;
        private @Nullable ActorRef<Token> next;

        Station(RingStation station) {
            this.station = station;
        }

        @Override
        public void onMessage(Token token, ActorContext<Token> context) {
            if (station.handle() && next != null) {
                next.tell(token);
            }
        }
    }
}
