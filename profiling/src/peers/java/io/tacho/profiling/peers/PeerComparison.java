package io.tacho.profiling.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares Tacho with Pekko, Vert.x, a JCTools queue and the Disruptor, as far as they can do the
 * same work: runs forks of all who can, taking turns, and prints a table on stdout. Each fork's own
 * line goes to stderr and to {@code forks.txt} in the working directory. With one core the forks
 * are pinned to it by {@code taskset} and have one worker, else they have two cores and two
 * workers. The Maven profile {@code peers} runs it with the options of {@code peers.arguments}, in
 * {@code profiling/target/peers}.
 *
 * <p>A full run takes some two and three quarter hours: 29 pairs of a workload and a peer, 7 forks
 * of each on one core and on two, are 406 forks of 15 s of warm-up, 5 windows of a second, and some
 * 5 s to start, to end and to measure the cores.
 */
public final class PeerComparison {
    private final ComparisonOptions options;
    private final ForkLauncher launcher;
    private final Path lines;
    private final List<ForkResult> results = new ArrayList<>();

    private PeerComparison(ComparisonOptions options, Path folder) throws IOException {
        this.options = options;
        launcher = new ForkLauncher(folder, options);
        lines = folder.resolve("forks.txt");
    }

    /**
     * Runs the comparison. Exit code 1 if a fork failed, or can't be run; 2 if the options are
     * wrong.
     *
     * @param args {@code --workload NAME}, {@code --peer NAME} (Tacho and this one only), {@code
     *     --cores 1|2}, {@code --forks N} (7 a peer; 0 only leaves {@code fork.args}, with which a
     *     {@link PeerFork} is started by hand), {@code --warm-up SECONDS}, {@code --windows N}
     * @throws InterruptedException if interrupted
     */
    public static void main(String... args) throws InterruptedException {
        try {
            Path folder = Path.of("").toAbsolutePath();
            new PeerComparison(ComparisonOptions.parse(args), folder).run();
        } catch (IllegalArgumentException e) {
            fail(2, e, "; " + ComparisonOptions.USAGE);
        } catch (IllegalStateException | IOException e) {
            fail(1, e, "");
        }
    }

    private static void fail(int code, Exception reason, String advice) {
        System.err.println("peers: " + reason.getMessage() + advice);
        System.exit(code);
    }

    private void run() throws IOException, InterruptedException {
        Files.writeString(lines, "");
        try {
            for (int cores : options.cores()) {
                for (PeerRow row : options.rows()) {
                    compare(row, cores);
                }
            }
        } finally {
            System.out.print(new ComparisonTable(options.peers(), results).markdown());
        }
    }

    private void compare(PeerRow row, int cores) throws IOException, InterruptedException {
        for (int i = 0; i < options.forks(); i++) {
            for (Peer peer : row.lineup().among(options.peers())) {
                ForkResult result = launcher.run(row, peer, cores);
                results.add(result);
                System.err.println(result.line());
                Files.writeString(lines, result.line() + "\n", StandardOpenOption.APPEND);
            }
        }
    }
}
