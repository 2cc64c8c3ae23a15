package io.tacho.stress.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Really profiles a JVM that computes. */
class ProfileCommandTest {
    private static final long PATIENCE_SECONDS = 300;

    @TempDir private Path temporary = Path.of("");

    @Test
    void shouldNameTheFilesOfEachEvent() throws Exception {
        try (SpinningJvm target = new SpinningJvm()) {
            Path folder = temporary.resolve("profile");
            Outcome outcome =
                    profile(target, folder, "--event", "cpu,alloc", "--duration", "300ms");

            assertEquals(0, outcome.exitCode(), outcome.err());
            List<Path> files = outcome.out().lines().map(Path::of).toList();
            List<String> names =
                    List.of(
                            "profile.jfr",
                            "flame-cpu.html",
                            "heatmap-cpu.html",
                            "flame-alloc.html",
                            "heatmap-alloc.html");
            assertEquals(names.stream().map(folder::resolve).toList(), files);
            for (Path file : files) {
                assertTrue(Files.size(file) > 0, file.toString());
            }
            assertTrue(outcome.err().contains("alloc: "), outcome.err());
            assertEquals("done", target.end());
        }
    }

    @Test
    void shouldStopTheProfilerAndShowWhatThereIsWhenInterrupted() throws Exception {
        try (SpinningJvm target = new SpinningJvm()) {
            Path folder = temporary.resolve("profile");
            try (StressProcess command = begun(target, folder)) {
                command.terminate();
                assertEquals(130, command.exitCode(), command.output());
                assertTrue(Files.exists(folder.resolve("flame-cpu.html")), command.output());
            }
            Outcome again = profile(target, temporary.resolve("again"), "--duration", "100ms");
            assertEquals(0, again.exitCode(), again.err());
        }
    }

    @Test
    void shouldShowWhatThereIsWhenTheTargetEnds() throws Exception {
        try (SpinningJvm target = new SpinningJvm()) {
            Path folder = temporary.resolve("profile");
            CompletableFuture<Outcome> command = beginning(target, folder);
            awaitBegun(folder, command);
            assertEquals("done", target.end());

            Outcome outcome = command.join();
            assertEquals(0, outcome.exitCode(), outcome.err());
            assertTrue(outcome.err().contains("has ended"), outcome.err());
            assertTrue(Files.exists(folder.resolve("flame-cpu.html")), outcome.out());
        }
    }

    @Test
    void shouldKeepTheRecordingWhenTheTargetIsKilled() throws Exception {
        try (SpinningJvm target = new SpinningJvm()) {
            Path folder = temporary.resolve("profile");
            CompletableFuture<Outcome> command = beginning(target, folder);
            awaitBegun(folder, command);
            target.kill();

            Outcome outcome = command.join();
            assertEquals(1, outcome.exitCode(), outcome.err());
            assertTrue(outcome.err().contains("was killed and could not complete"), outcome.err());
            assertTrue(Files.exists(folder.resolve("profile.jfr")));
        }
    }

    @Test
    void shouldRefuseAFolderThatItCannotUse() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        Path jfr = Files.writeString(temporary.resolve("profile.jfr"), "something");
        try (SpinningJvm target = new SpinningJvm()) {
            assertRefused(target, file.resolve("profile"), "name another one with --dir");
            assertRefused(target, temporary, "holds a profile");
        }
        assertEquals("something", Files.readString(jfr));
    }

    @Test
    void shouldLeaveNoFolderWhenTheTargetCannotBeProfiled() throws Exception {
        try (SpinningJvm target = new SpinningJvm();
                StressProcess running = begun(target, temporary.resolve("first"))) {
            Path folder = temporary.resolve("second");

            assertRefused(target, folder, "another profiler session");
            assertFalse(Files.exists(folder));
            running.terminate();
            assertEquals(130, running.exitCode(), running.output());
        }
    }

    private static void assertRefused(SpinningJvm target, Path folder, String reason) {
        Outcome outcome = profile(target, folder);
        assertEquals(1, outcome.exitCode(), outcome.err());
        assertTrue(outcome.err().contains(reason), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertEquals("", outcome.out());
    }

    private static Outcome profile(SpinningJvm target, Path folder, String... options) {
        return Outcome.of(arguments(target, folder, options));
    }

    private static String[] arguments(SpinningJvm target, Path folder, String... options) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("profile", target.pid(), "--dir", folder.toString()));
        arguments.addAll(List.of(options));
        return arguments.toArray(String[]::new);
    }

    /** One that samples, and would for an hour, in a process that can be interrupted. */
    private StressProcess begun(SpinningJvm target, Path folder) throws IOException {
        StressProcess command =
                StressProcess.start(
                        Files.createTempFile(temporary, "output", ".txt"),
                        arguments(target, folder, "--duration", "1h"));
        try {
            command.await(() -> hasBegun(folder));
            return command;
        } catch (AssertionError e) {
            command.close();
            throw e;
        }
    }

    /** The same in this process; given up when it does not end with its target. */
    private static CompletableFuture<Outcome> beginning(SpinningJvm target, Path folder) {
        return CompletableFuture.supplyAsync(() -> profile(target, folder, "--duration", "1h"))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static void awaitBegun(Path folder, CompletableFuture<Outcome> command) {
        while (!hasBegun(folder)) {
            // Throws when it has been given up.
            assertFalse(command.isDone(), () -> command.join().err());
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** The target has begun the recording, and the command has taken its answer. */
    private static boolean hasBegun(Path folder) {
        return folder.resolve("profile.jfr").toFile().length() > 0
                && !Files.exists(folder.resolve("profile.jfr.log"));
    }
}
