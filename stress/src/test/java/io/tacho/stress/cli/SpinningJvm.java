package io.tacho.stress.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A JVM that runs {@link SpinningProgram}. */
final class SpinningJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    /** Starts it and waits until it computes. */
    SpinningJvm() throws IOException {
        process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                SpinningProgram.class.getName())
                        .redirectErrorStream(true)
                        .start();
        output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        // The virtual machine may have something to say of its flags first.
        String line = output.readLine();
        while (line != null && !line.equals("ready")) {
            line = output.readLine();
        }
        if (line == null) {
            process.destroyForcibly();
            throw new IllegalStateException("the program has ended");
        }
    }

    String pid() {
        return Long.toString(process.pid());
    }

    /** Has it end by itself; returns what it says then. */
    String end() throws IOException {
        process.getOutputStream().close();
        return String.valueOf(output.readLine());
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
    }
}
