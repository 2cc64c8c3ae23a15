package io.tacho.profiling.peers;

import io.tacho.profiling.machine.CoreDistance;
import java.time.Duration;

/**
 * One JVM of the comparison: measures one workload of one peer, and prints one line. With the
 * argument file that {@link PeerComparison} leaves, it runs alone:
 *
 * <pre>{@code
 * java @profiling/target/peers/fork.args io.tacho.profiling.peers.PeerFork tacho ring-100 2
 * }</pre>
 */
public final class PeerFork {
    private static final String USAGE =
            "usage: PeerFork PEER WORKLOAD WORKERS [WARM-UP SECONDS [WINDOWS]]; peers: "
                    + Peer.labels()
                    + "; workloads: "
                    + PeerRow.labels();

    /** Pinned to one core, shared with the compiler, Pekko's spawn was not steady before 10 s. */
    static final int WARM_UP_SECONDS = 15;

    static final int WINDOWS = 5;

    private PeerFork() {}

    /**
     * Measures and prints.
     *
     * @param args peer, workload, workers; seconds of warm-up (15), windows of a second (5)
     */
    public static void main(String... args) {
        if (args.length < 3 || args.length > 5) {
            throw new IllegalArgumentException(USAGE);
        }
        Peer peer = Peer.of(args[0]);
        PeerRow row = PeerRow.of(args[1]);
        int workers = Integer.parseInt(args[2]);
        int warmUp = args.length > 3 ? Integer.parseInt(args[3]) : WARM_UP_SECONDS;
        int windows = args.length > 4 ? Integer.parseInt(args[4]) : WINDOWS;
        double before = coreToCore(workers);
        Windows measured;
        try (PeerWorkload workload = row.lineup().open(peer, workers)) {
            measured = Windows.measure(workload, Duration.ofSeconds(warmUp), windows);
        }
        double after = coreToCore(workers);
        String java = Runtime.version().toString();
        System.out.println(
                new ForkResult(peer, row, workers, measured, before, after, java).line());
    }

    private static double coreToCore(int workers) {
        return workers == 1 ? Double.NaN : CoreDistance.now();
    }
}
