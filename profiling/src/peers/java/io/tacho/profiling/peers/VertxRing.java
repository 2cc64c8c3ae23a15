package io.tacho.profiling.peers;

import java.util.List;
import java.util.stream.IntStream;

/**
 * {@link RingCourse} in Vert.x: verticles, each of which sends to the next one's address. On two
 * event loops that is always the other one's.
 */
final class VertxRing implements PeerWorkload {
    private final RingCourse course;
    private final VertxBus bus;
    private final List<String> addresses;

    VertxRing(int eventLoops, RingCourse course) {
        this.course = course;
        bus = new VertxBus(eventLoops);
        int actors = course.stations().size();
        addresses = IntStream.range(0, actors).mapToObj(i -> "station-" + i).toList();
        for (int i = 0; i < actors; i++) {
            RingStation station = course.stations().get(i);
            String next = addresses.get((i + 1) % actors);
            bus.deploy(
                    new VertxReceiver<Token>(
                            addresses.get(i), message -> handle(station, next, message.body())));
        }
    }

    @Override
    public int operations() {
        return course.hops();
    }

    @Override
    public long run() {
        return course.run(index -> bus.send(addresses.get(index), Token.TOKEN));
    }

    @Override
    public void close() {
        bus.close();
    }

    private void handle(RingStation station, String next, Token token) {
        if (station.handle()) {
            bus.send(next, token);
        }
    }
}
