package io.tacho.profiling.peers;

import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * The line-up of each kind of row. Sizes are given once, so that all peers have the same to do; a
 * runtime is only loaded when its workload is made, in the JVM that measures it.
 */
final class Lineups {
    private static final Map<Peer, Omission> NOTHING_TO_SPAWN =
            Map.of(
                    Peer.JCTOOLS, Omission.NOTHING_TO_SPAWN,
                    Peer.DISRUPTOR, Omission.NOTHING_TO_SPAWN);

    private Lineups() {}

    static Lineup tell(int messages) {
        return Lineup.of(
                Map.of(
                        Peer.TACHO, workers -> new TachoTell(workers, new TellCourse(messages)),
                        Peer.PEKKO, workers -> new PekkoTell(workers, new TellCourse(messages)),
                        Peer.VERTX, workers -> new VertxTell(workers, new TellCourse(messages)),
                        Peer.JCTOOLS, workers -> new JctoolsTell(new TellCourse(messages)),
                        Peer.DISRUPTOR, workers -> new DisruptorTell(new TellCourse(messages))),
                Map.of());
    }

    static Lineup ring(int actors, int tokens, int laps) {
        Supplier<RingCourse> course = () -> new RingCourse(actors, tokens, laps);
        return rings(workers -> new TachoRing(workers, course.get()), course);
    }

    /** Tacho's messages are all on record; the others write nothing down. */
    static Lineup recordedRing(int actors, int tokens, int laps) {
        Supplier<RingCourse> course = () -> new RingCourse(actors, tokens, laps);
        return rings(workers -> new TachoRecordedRing(workers, course.get()), course);
    }

    static Lineup ask(int asks) {
        return Lineup.of(
                Map.of(
                        Peer.TACHO, workers -> new TachoAsk(workers, asks),
                        Peer.PEKKO, workers -> new PekkoAsk(workers, asks),
                        Peer.VERTX, workers -> new VertxAsk(workers, asks)),
                Map.of(
                        Peer.JCTOOLS, Omission.NO_REPLY,
                        Peer.DISRUPTOR, Omission.NO_REPLY));
    }

    static Lineup fanOut(int subscribers, int publishes) {
        return Lineup.of(
                Map.of(
                        Peer.TACHO,
                        workers ->
                                new TachoFanOut(workers, new FanOutCourse(subscribers, publishes)),
                        Peer.PEKKO,
                        workers ->
                                new PekkoFanOut(workers, new FanOutCourse(subscribers, publishes)),
                        Peer.VERTX,
                        workers ->
                                new VertxFanOut(workers, new FanOutCourse(subscribers, publishes))),
                Map.of(
                        Peer.JCTOOLS, Omission.ONE_CONSUMER,
                        Peer.DISRUPTOR, Omission.THREAD_A_SUBSCRIBER));
    }

    static Lineup spawn(int actors) {
        return populations(
                workers -> new SpawnRate(TachoPopulation.anonymous(workers), actors),
                workers -> new SpawnRate(PekkoPopulation.anonymous(workers), actors),
                workers -> new SpawnRate(VertxPopulation.anonymous(workers), actors));
    }

    static Lineup spawnNamed(int actors) {
        return populations(
                workers -> new SpawnRate(TachoPopulation.registered(workers), actors),
                workers -> new SpawnRate(PekkoPopulation.named(workers), actors),
                workers -> new SpawnRate(VertxPopulation.addressed(workers), actors));
    }

    static Lineup idle(int actors) {
        return populations(
                workers -> new IdleHeap(TachoPopulation.anonymous(workers), actors),
                workers -> new IdleHeap(PekkoPopulation.anonymous(workers), actors),
                workers -> new IdleHeap(VertxPopulation.addressed(workers), actors));
    }

    private static Lineup rings(IntFunction<PeerWorkload> tacho, Supplier<RingCourse> course) {
        return Lineup.of(
                Map.of(
                        Peer.TACHO,
                        tacho,
                        Peer.PEKKO,
                        workers -> new PekkoRing(workers, course.get()),
                        Peer.VERTX,
                        workers -> new VertxRing(workers, course.get())),
                Map.of(
                        Peer.JCTOOLS, Omission.QUEUES_WITHOUT_SCHEDULER,
                        Peer.DISRUPTOR, Omission.THREAD_A_HANDLER));
    }

    private static Lineup populations(
            IntFunction<PeerWorkload> tacho,
            IntFunction<PeerWorkload> pekko,
            IntFunction<PeerWorkload> vertx) {
        return Lineup.of(
                Map.of(Peer.TACHO, tacho, Peer.PEKKO, pekko, Peer.VERTX, vertx), NOTHING_TO_SPAWN);
    }
}
