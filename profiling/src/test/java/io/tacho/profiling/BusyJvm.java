package io.tacho.profiling;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A JVM that runs {@link BusyProgram}. */
final class BusyJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    /** Starts it and waits until it computes. */
    BusyJvm(String... flags) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), BusyProgram.class.getName()));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
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

    long pid() {
        return process.pid();
    }

    /** Ends it; returns what it has said since it began to compute. */
    String end() throws IOException {
        process.getOutputStream().close();
        return output.lines().collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
