package io.tacho.profiling.peers;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** The rows of the table: what is compared, how big, in which unit, and what Tacho must reach. */
enum PeerRow {
    /** One operation is one message, sent by an actor and handled by the next one. */
    RING_100(
            "ring-100",
            "tell: ring of 1,000 actors, 100 tokens",
            "ns",
            cores -> Goal.ratio(0.5),
            workers -> new TachoRing(workers, new RingCourse(1_000, 100, 20)),
            workers -> new PekkoRing(workers, new RingCourse(1_000, 100, 20))),
    /** The same, with never more than one message on its way: what a hop takes. */
    RING_1(
            "ring-1",
            "a hop: ring of 1,000 actors, 1 token",
            "ns",
            cores -> Goal.ratio(cores == 1 ? 0.4 : 0.25),
            workers -> new TachoRing(workers, new RingCourse(1_000, 1, 200)),
            workers -> new PekkoRing(workers, new RingCourse(1_000, 1, 200))),
    /** One operation is one question of an actor to another, until the reply has been handled. */
    ASK(
            "ask",
            "ask round trip between two actors",
            "ns",
            cores -> Goal.ratio(0.33),
            workers -> new TachoAsk(workers, 50_000),
            workers -> new PekkoAsk(workers, 50_000)),
    /** One operation is one actor without a name, spawned by an actor, until its hook has run. */
    SPAWN(
            "spawn",
            "spawn without a name, until started",
            "ns",
            cores -> Goal.ratio(0.33),
            workers -> new SpawnRate(TachoPopulation.anonymous(workers), 1_000),
            workers -> new SpawnRate(PekkoPopulation.anonymous(workers), 1_000)),
    /** The same with names: in Tacho's memory-mapped registry, and in Pekko's tree of actors. */
    SPAWN_REGISTERED(
            "spawn-registered",
            "spawn with a name, until started",
            "ns",
            cores -> Goal.atMost(2_000, "ns"),
            workers -> new SpawnRate(TachoPopulation.registered(workers), 1_000),
            workers -> new SpawnRate(PekkoPopulation.named(workers), 1_000)),
    /** Heap that an actor without a name takes that has started and has nothing to do. */
    IDLE(
            "idle",
            "heap of an idle actor",
            "B",
            cores -> Goal.atMost(256, "B"),
            workers -> new IdleHeap(TachoPopulation.anonymous(workers), 200_000),
            workers -> new IdleHeap(PekkoPopulation.anonymous(workers), 200_000));

    private final String label;
    private final String operation;
    private final String unit;
    private final IntFunction<Goal> goal;
    private final IntFunction<PeerWorkload> tacho;
    private final IntFunction<PeerWorkload> pekko;

    PeerRow(
            String label,
            String operation,
            String unit,
            IntFunction<Goal> goal,
            IntFunction<PeerWorkload> tacho,
            IntFunction<PeerWorkload> pekko) {
        this.label = label;
        this.operation = operation;
        this.unit = unit;
        this.goal = goal;
        this.tacho = tacho;
        this.pekko = pekko;
    }

    String label() {
        return label;
    }

    String operation() {
        return operation;
    }

    String unit() {
        return unit;
    }

    /** Whether it is a time that is compared. */
    boolean timed() {
        return this != IDLE;
    }

    Goal goal(int cores) {
        return goal.apply(cores);
    }

    /** Starts a runtime with its workload; a runtime is only loaded in the JVM that measures it. */
    PeerWorkload open(Peer peer, int workers) {
        return (peer == Peer.TACHO ? tacho : pekko).apply(workers);
    }

    static PeerRow of(String label) {
        for (PeerRow row : values()) {
            if (row.label.equals(label)) {
                return row;
            }
        }
        throw new IllegalArgumentException("'" + label + "' is no workload: " + labels());
    }

    static String labels() {
        return Arrays.stream(values()).map(PeerRow::label).collect(Collectors.joining(", "));
    }
}
