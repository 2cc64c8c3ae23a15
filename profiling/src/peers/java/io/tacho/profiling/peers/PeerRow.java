package io.tacho.profiling.peers;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * The rows of the table: what is compared, how big, in which unit, what Tacho must reach, and who
 * can do the same work.
 */
enum PeerRow {
    /**
     * One operation is one message of a thread outside, handled by the one receiver. All peers do
     * it: in JCTools the handler is called by a loop that polls the queue, in the Disruptor by its
     * batch processor.
     */
    TELL(
            "tell",
            "tell: a thread outside, one receiver",
            "ns",
            cores -> Goal.none(),
            Lineups.tell(500_000)),
    /**
     * One operation is one message, sent by an actor and handled by the next one. Not JCTools:
     * {@link Omission#QUEUES_WITHOUT_SCHEDULER}; nor the Disruptor: {@link
     * Omission#THREAD_A_HANDLER}.
     */
    RING_100(
            "ring-100",
            "tell: ring of 1,000 actors, 100 tokens",
            "ns",
            cores -> Goal.ratio(0.5),
            Lineups.ring(1_000, 100, 20)),
    /**
     * The same, with all that Tacho sends on record, header and payload, and nothing of what the
     * others send. Ten million messages and more in five windows of a second.
     */
    RING_100_RECORDED(
            "ring-100-recorded",
            "ring of 1,000 actors, 100 tokens, Tacho's on record",
            "ns",
            cores -> Goal.ratio(1),
            Lineups.recordedRing(1_000, 100, 20)),
    /**
     * As without a journal, with never more than one message on its way: what a hop takes. Not
     * JCTools: {@link Omission#QUEUES_WITHOUT_SCHEDULER}; nor the Disruptor: {@link
     * Omission#THREAD_A_HANDLER}.
     */
    RING_1(
            "ring-1",
            "a hop: ring of 1,000 actors, 1 token",
            "ns",
            cores -> Goal.ratio(cores == 1 ? 0.4 : 0.25),
            Lineups.ring(1_000, 1, 200)),
    /**
     * One operation is one question of an actor to another, until the reply has been handled. Not
     * JCTools, nor the Disruptor: {@link Omission#NO_REPLY}.
     */
    ASK(
            "ask",
            "ask round trip between two actors",
            "ns",
            cores -> Goal.ratio(0.33),
            Lineups.ask(50_000)),
    /**
     * One operation is one message published, until each of ten subscribers has handled it. Not
     * JCTools: {@link Omission#ONE_CONSUMER}; nor the Disruptor: {@link
     * Omission#THREAD_A_SUBSCRIBER}.
     */
    FAN_OUT(
            "fan-out",
            "publish, until 10 subscribers have handled it",
            "ns",
            cores -> Goal.none(),
            Lineups.fanOut(10, 20_000)),
    /**
     * One operation is one actor without a name, spawned by an actor, until its hook has run. In
     * Vert.x it is a verticle without an address, to which nothing can be sent: less than what the
     * others spawn. Not JCTools, nor the Disruptor: {@link Omission#NOTHING_TO_SPAWN}.
     */
    SPAWN(
            "spawn",
            "spawn without a name, until started",
            "ns",
            cores -> Goal.ratio(0.33),
            Lineups.spawn(1_000)),
    /**
     * The same with names: in Tacho's memory-mapped registry, in Pekko's tree of actors, and in
     * Vert.x as an address at which the verticle has a consumer. Not JCTools, nor the Disruptor:
     * {@link Omission#NOTHING_TO_SPAWN}.
     */
    SPAWN_REGISTERED(
            "spawn-registered",
            "spawn with a name, until started",
            "ns",
            cores -> Goal.atMost(2_000, "ns"),
            Lineups.spawnNamed(1_000)),
    /**
     * Heap that an actor without a name takes that has started and has nothing to do. In Vert.x it
     * is a verticle with one consumer, and its address counts: there is nothing else to send to.
     * Not JCTools, nor the Disruptor: {@link Omission#NOTHING_TO_SPAWN}.
     */
    IDLE(
            "idle",
            "heap of an idle actor",
            "B",
            cores -> Goal.atMost(256, "B"),
            Lineups.idle(200_000));

    private final String label;
    private final String operation;
    private final String unit;
    private final IntFunction<Goal> goal;
    private final Lineup lineup;

    PeerRow(String label, String operation, String unit, IntFunction<Goal> goal, Lineup lineup) {
        this.label = label;
        this.operation = operation;
        this.unit = unit;
        this.goal = goal;
        this.lineup = lineup;
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

    /** What is asked of Tacho beside a peer. */
    Goal goal(Peer peer, int cores) {
        return peer == Peer.PEKKO ? goal.apply(cores) : Goal.none();
    }

    Lineup lineup() {
        return lineup;
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
