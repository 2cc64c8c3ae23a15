package io.tacho.stress.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The command in a process of its own, with this JVM's flags. */
final class StressProcess implements AutoCloseable {
    private static final long PATIENCE_NANOS = 300_000_000_000L;

    private final Process process;
    private final Path output;

    private StressProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static StressProcess start(Path output, String... arguments) throws IOException {
        return startIn(Path.of("").toAbsolutePath(), output, arguments);
    }

    /** In a directory to work in. */
    static StressProcess startIn(Path directory, Path output, String... arguments)
            throws IOException {
        return startIn(directory, output, Stress.class, arguments);
    }

    /** Another program in the place of the command. */
    static StressProcess startIn(Path directory, Path output, Class<?> main, String... arguments)
            throws IOException {
        Process process =
                builder(main, arguments)
                        .directory(directory.toFile())
                        .redirectOutput(output.toFile())
                        .start();
        return new StressProcess(process, output);
    }

    /**
     * Its standard output behind what the file has already. What it says on the other, as of a
     * worker that the machine did not run, goes to a file beside.
     */
    static StressProcess startAppending(Path output, String... arguments) throws IOException {
        Path errors = output.resolveSibling(output.getFileName() + ".err");
        Process process =
                builder(Stress.class, arguments)
                        .redirectErrorStream(false)
                        .redirectError(errors.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                        .start();
        return new StressProcess(process, output);
    }

    /** Writing into a pipe that is closed at its other end. */
    static StressProcess startUnread(String... arguments) throws IOException {
        Process process = builder(Stress.class, arguments).start();
        process.getInputStream().close();
        return new StressProcess(process, Path.of("/dev/null"));
    }

    private static ProcessBuilder builder(Class<?> main, String... arguments) {
        return new ProcessBuilder(command(main, arguments)).redirectErrorStream(true);
    }

    /** The words of it. */
    static List<String> command(Class<?> main, String... arguments) {
        return command(List.of(), main, arguments);
    }

    /** With flags of the JVM behind the usual ones. */
    static List<String> command(List<String> flags, Class<?> main, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-Xmx512m"));
        all.addAll(flags);
        return FreshJvm.command(all, main, List.of(arguments));
    }

    void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0 || !process.isAlive()) {
                throw new AssertionError("in vain; the command said: " + output());
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    void awaitOutput(String text) {
        await(() -> output().contains(text));
    }

    String pid() {
        return Long.toString(process.pid());
    }

    /** What it has started itself, which goes on. */
    List<ProcessHandle> children() {
        return process.children().toList();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Kills it with what it has started, if they still live. */
    @Override
    public void close() {
        children().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    /**
     * A polite kill, which the command handles as it does Ctrl-C. Not SIGINT itself: a build that
     * runs in the background of a shell has that ignored, and what it starts inherits that.
     */
    void terminate() throws IOException, InterruptedException {
        signal("TERM");
    }

    /**
     * Sends a signal.
     *
     * @param name without SIG
     */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    /** Waits as long as it goes on to say something: many commands in turn take their time. */
    int exitCode() throws InterruptedException {
        int said = -1;
        while (!process.waitFor(PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
            int before = said;
            said = output().length();
            if (said == before) {
                process.destroyForcibly();
                throw new AssertionError("does not end; the command said: " + output());
            }
        }
        return process.exitValue();
    }

    String output() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
