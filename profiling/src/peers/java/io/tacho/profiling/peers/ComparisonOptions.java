package io.tacho.profiling.peers;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What to compare, and how thoroughly.
 *
 * @param rows workloads
 * @param peers whose forks are run
 * @param cores numbers of cores, 1 or 2 each
 * @param forks JVMs a peer, workload and number of cores; 0 only leaves the argument file
 * @param warmUp seconds
 * @param windows of a second, 1 or more
 */
record ComparisonOptions(
        List<PeerRow> rows,
        Set<Peer> peers,
        List<Integer> cores,
        int forks,
        int warmUp,
        int windows) {
    static final String USAGE =
            "usage: PeerComparison [--workload NAME] [--peer NAME] [--cores 1|2] [--forks 7] [--warm-up 15]"
                    + " [--windows 5]; workloads: "
                    + PeerRow.labels()
                    + "; peers: "
                    + Peer.labels();

    /**
     * Reads a command line; each option may be left out.
     *
     * @throws IllegalArgumentException if it can't be understood
     */
    static ComparisonOptions parse(String... args) {
        ComparisonOptions options =
                new ComparisonOptions(
                        List.of(PeerRow.values()),
                        EnumSet.allOf(Peer.class),
                        List.of(1, 2),
                        7,
                        PeerFork.WARM_UP_SECONDS,
                        PeerFork.WINDOWS);
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " has no value");
            }
            options = options.with(args[i], args[i + 1]);
        }
        return options;
    }

    private ComparisonOptions with(String option, String value) {
        return switch (option) {
            case "--workload" ->
                    new ComparisonOptions(
                            List.of(PeerRow.of(value)), peers, cores, forks, warmUp, windows);
            case "--peer" ->
                    new ComparisonOptions(
                            rows,
                            EnumSet.of(Peer.TACHO, Peer.of(value)),
                            cores,
                            forks,
                            warmUp,
                            windows);
            case "--cores" ->
                    new ComparisonOptions(
                            rows,
                            peers,
                            List.of(number(option, value, 1, 2)),
                            forks,
                            warmUp,
                            windows);
            case "--forks" ->
                    new ComparisonOptions(
                            rows, peers, cores, number(option, value, 0, 1_000), warmUp, windows);
            case "--warm-up" ->
                    new ComparisonOptions(
                            rows, peers, cores, forks, number(option, value, 0, 1_000), windows);
            case "--windows" ->
                    new ComparisonOptions(
                            rows, peers, cores, forks, warmUp, number(option, value, 1, 1_000));
            default -> throw new IllegalArgumentException("there is no option " + option);
        };
    }

    private static int number(String option, String value, int least, int most) {
        if (value.matches("[0-9]{1,4}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new IllegalArgumentException(
                option + " is a number from " + least + " to " + most + ", not " + value);
    }
}
