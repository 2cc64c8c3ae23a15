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
        Parsing parsing = new Parsing();
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " has no value");
            }
            parsing.take(args[i], args[i + 1]);
        }
        return parsing.parsed();
    }

    /** What a command line has said so far, and what is meant where it says nothing. */
    private static final class Parsing {
        private List<PeerRow> rows = List.of(PeerRow.values());
        private Set<Peer> peers = EnumSet.allOf(Peer.class);
        private List<Integer> cores = List.of(1, 2);
        private int forks = 7;
        private int warmUp = PeerFork.WARM_UP_SECONDS;
        private int windows = PeerFork.WINDOWS;

        void take(String option, String value) {
            switch (option) {
                case "--workload" -> rows = List.of(PeerRow.of(value));
                case "--peer" -> peers = EnumSet.of(Peer.TACHO, Peer.of(value));
                case "--cores" -> cores = List.of(number(option, value, 1, 2));
                case "--forks" -> forks = number(option, value, 0, 1_000);
                case "--warm-up" -> warmUp = number(option, value, 0, 1_000);
                case "--windows" -> windows = number(option, value, 1, 1_000);
                default -> throw new IllegalArgumentException("there is no option " + option);
            }
        }

        ComparisonOptions parsed() {
            return new ComparisonOptions(rows, peers, cores, forks, warmUp, windows);
        }
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
