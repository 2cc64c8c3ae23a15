package io.tacho.profiling.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts {@link PeerFork}s with this JVM's own binary, options and class path, all peers alike. */
final class ForkLauncher {
    /** The core of the forks that get only one: the first serves interrupts on many machines. */
    private static final String PINNED_CORE = "1";

    private final Path arguments;
    private final ComparisonOptions options;

    /**
     * Writes the argument file of the forks.
     *
     * @param folder for the file
     */
    ForkLauncher(Path folder, ComparisonOptions options) throws IOException {
        this.options = options;
        arguments = folder.resolve("fork.args");
        List<String> lines =
                new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
        lines.add("-cp");
        lines.add(System.getProperty("java.class.path"));
        lines.replaceAll(line -> '"' + line.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        Files.write(arguments, lines);
    }

    /**
     * Runs a fork and waits for it; its errors go where this JVM's go.
     *
     * @throws IOException if its output can't be read
     * @throws IllegalStateException if it can't be started, or failed
     */
    ForkResult run(PeerRow row, Peer peer, int cores) throws IOException, InterruptedException {
        Process fork = start(command(row, peer, cores));
        @Nullable ForkResult result = null;
        try (BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(fork.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                // Libraries may greet on stdout.
                if (line.startsWith("peer=")) {
                    result = ForkResult.parse(line);
                }
            }
        }
        int code = fork.waitFor();
        if (code != 0 || result == null) {
            throw new IllegalStateException(
                    peer.label() + " " + row.label() + " failed, exit code " + code);
        }
        return result;
    }

    private static Process start(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "no "
                            + command.get(0)
                            + " here: "
                            + e.getMessage()
                            + " (taskset is only needed for one core: --cores 2 does without)",
                    e);
        }
    }

    private List<String> command(PeerRow row, Peer peer, int cores) {
        List<String> command = new ArrayList<>();
        if (cores == 1) {
            command.addAll(List.of("taskset", "-c", PINNED_CORE));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + arguments);
        command.add(PeerFork.class.getName());
        command.add(peer.label());
        command.add(row.label());
        command.add(Integer.toString(cores));
        command.add(Integer.toString(options.warmUp()));
        command.add(Integer.toString(options.windows()));
        return command;
    }
}
