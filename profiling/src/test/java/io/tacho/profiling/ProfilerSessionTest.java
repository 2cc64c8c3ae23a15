package io.tacho.profiling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Really profiles this JVM. */
final class ProfilerSessionTest {
    @TempDir private Path folder;

    private final Workload work = new Workload();

    @Test
    void shouldShowTheBusyMethodWhenCpuIsProfiled() throws IOException {
        Path jfr = folder.resolve("cpu.jfr");
        try (ProfilerSession session = ProfilerSession.start(Set.of(ProfileEvent.CPU), jfr)) {
            work.compute(session, 20);
        }

        assertShows("Workload.spinningMethod", jfr, ProfileEvent.CPU);
        assertEquals(0, FlameGraphs.render(jfr, ProfileEvent.WALL, folder.resolve("b"), "none"));
        assertTrue(work.result() > 0);
    }

    @Test
    void shouldShowTheBusyMethodWhenWallTimeIsProfiled() throws IOException {
        Path jfr = folder.resolve("wall.jfr");
        try (ProfilerSession session = ProfilerSession.start(Set.of(ProfileEvent.WALL), jfr)) {
            // Each tick samples some eight of all threads, idle ones too.
            work.compute(session, 100);
        }

        assertShows("Workload.spinningMethod", jfr, ProfileEvent.WALL);
        assertEquals(0, FlameGraphs.render(jfr, ProfileEvent.CPU, folder.resolve("b"), "none"));
    }

    @Test
    void shouldShowTheAllocatingMethodWhenAllocationIsProfiled() throws IOException {
        Path jfr = folder.resolve("alloc.jfr");
        try (ProfilerSession session = ProfilerSession.start(Set.of(ProfileEvent.ALLOC), jfr)) {
            work.allocate(session);
        }

        assertShows("Workload.allocatingMethod", jfr, ProfileEvent.ALLOC);
    }

    @Test
    void shouldShowTheWaitingMethodWhenLocksAreProfiled() throws Exception {
        Path jfr = folder.resolve("lock.jfr");
        try (ProfilerSession session = ProfilerSession.start(Set.of(ProfileEvent.LOCK), jfr)) {
            assertEquals(List.of(), session.notes());
            work.contend();
        }

        assertShows("Workload.waitingMethod", jfr, ProfileEvent.LOCK);
    }

    @Test
    void shouldKeepEventsApartWhenAllAreInOneRecording() throws Exception {
        Path jfr = folder.resolve("all.jfr");
        try (ProfilerSession session =
                ProfilerSession.start(EnumSet.allOf(ProfileEvent.class), jfr)) {
            work.compute(session, 300);
            work.contend();
        }

        assertShows("Workload.spinningMethod", jfr, ProfileEvent.CPU);
        assertShows("Workload.waitingMethod", jfr, ProfileEvent.LOCK);
        String locks = FlameGraphPage.stacks(folder.resolve("LOCK.html"));
        assertTrue(!locks.contains("Workload.spinningMethod"), locks);
    }

    @Test
    void shouldRefuseASecondSessionWhenOneIsRunning() {
        Path first = folder.resolve("first.jfr");
        Path second = folder.resolve("second.jfr");
        try (ProfilerSession running = ProfilerSession.start(Set.of(ProfileEvent.CPU), first)) {
            for (ProfileEvent event : ProfileEvent.values()) {
                String message = Refusal.of(() -> ProfilerSession.start(Set.of(event), second));
                assertTrue(message.contains("another profiler session"), message);
            }
            running.stop();
        }
        ProfilerSession.start(Set.of(ProfileEvent.CPU), second).stop();
        assertTrue(Files.exists(second));
    }

    @Test
    void shouldOverwriteTheRecordingWhenItIsThere() throws IOException {
        Path jfr = Files.writeString(folder.resolve("old.jfr"), "something old");
        try (ProfilerSession session = ProfilerSession.start(Set.of(ProfileEvent.CPU), jfr)) {
            work.compute(session, 20);
            assertEquals(jfr.toAbsolutePath(), session.recording());
        }

        assertShows("Workload.spinningMethod", jfr, ProfileEvent.CPU);
    }

    @Test
    void shouldNameTheFileWhenItsFolderIsNotWritable() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertRefused(file.resolve("a.jfr"), "in a folder that exists and is writable");
        assertRefused(folder.resolve("missing/a.jfr"), "in a folder that exists and is writable");
        assertRefused(folder, "in a folder that exists and is writable");
    }

    @Test
    void shouldRefuseThePathWhenItMeansSomethingElseToTheProfiler() throws IOException {
        assertRefused(folder.resolve("a,wall=1ms.jfr"), "has ',' or '%' in it");
        assertRefused(folder.resolve("%t.jfr"), "has ',' or '%' in it");
    }

    @Test
    void shouldRefuseToStartWhenNothingIsAskedFor() {
        String message = Refusal.of(() -> ProfilerSession.start(Set.of(), folder.resolve("a.jfr")));
        assertTrue(message.contains("at least one event"), message);
    }

    @Test
    void shouldNameThePropertyWhenTheLibraryCannotBeExtracted() throws Exception {
        String missing = folder.resolve("missing").toString();
        String line = startInAnotherJvm("-Done.profiler.extractPath=" + missing);

        assertTrue(line.contains("can't load async-profiler from " + missing), line);
        assertTrue(line.contains("-Done.profiler.extractPath=DIR"), line);
    }

    @Test
    void shouldNameTheLibraryWhenItIsNone() throws Exception {
        Path library = Files.writeString(folder.resolve("lib.so"), "no library");
        String line = startInAnotherJvm("-Done.profiler.libraryPath=" + library);

        assertTrue(line.contains("-Done.profiler.libraryPath=" + library), line);
    }

    /** In another JVM, because this one has loaded the library for the other tests. */
    private String startInAnotherJvm(String property) throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+IgnoreUnrecognizedVMOptions",
                                "--enable-native-access=ALL-UNNAMED",
                                property,
                                "-cp",
                                System.getProperty("java.class.path"),
                                StartOnly.class.getName(),
                                folder.resolve("a.jfr").toString())
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(StartOnly.REFUSED, process.waitFor(), output);
        // Above it there may be a warning of the JVM about the library.
        return output.lines().reduce("", (earlier, last) -> last);
    }

    private void assertShows(String frame, Path jfr, ProfileEvent event) throws IOException {
        Path html = folder.resolve(event + ".html");
        long samples = FlameGraphs.render(jfr, event, html, "test");
        assertTrue(samples > 0, "samples");
        String stacks = FlameGraphPage.stacks(html);
        assertTrue(stacks.contains(frame), stacks);
    }

    private void assertRefused(Path jfr, String reason) throws IOException {
        String message = Refusal.of(() -> ProfilerSession.start(Set.of(ProfileEvent.CPU), jfr));
        assertTrue(message.contains(jfr.toString()), message);
        assertTrue(message.contains(reason), message);
        assertEquals(1, message.lines().count(), message);
    }
}
