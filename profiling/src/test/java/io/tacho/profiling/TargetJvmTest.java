package io.tacho.profiling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Really profiles another JVM. */
final class TargetJvmTest {
    private static final Set<ProfileEvent> CPU = Set.of(ProfileEvent.CPU);
    private static final Duration MOST = Duration.ofMinutes(1);

    @TempDir private Path folder;

    @Test
    void shouldShowTheBusyMethodOfAnotherJvmWithoutAWordThere() throws IOException {
        Path jfr = folder.resolve("cpu.jfr");
        try (BusyJvm busy = new BusyJvm()) {
            try (TargetJvm target = TargetJvm.attach(busy.pid());
                    ProfilerSession session = target.profile(CPU, jfr, MOST)) {
                awaitSamples(session);
                session.stop();
                assertEquals(FlameGraphs.samples(jfr, ProfileEvent.CPU), session.samples());
                Permissions.assertItsOwnersAlone(jfr);
            }
            assertEquals("done", busy.end());
        }

        Path html = folder.resolve("cpu.html");
        FlameGraphs.render(jfr, ProfileEvent.CPU, html, "busy");
        Permissions.assertItsOwnersAlone(html);
        String stacks = FlameGraphPage.stacks(html);
        assertTrue(stacks.contains("BusyProgram.spinningMethod"), stacks);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.filter(file -> file.toString().endsWith("log")).toList());
        }
    }

    @Test
    void shouldRefuseASecondSessionWhenTheJvmHasOne() throws IOException {
        try (BusyJvm busy = new BusyJvm();
                TargetJvm first = TargetJvm.attach(busy.pid());
                ProfilerSession running = first.profile(CPU, folder.resolve("first.jfr"), MOST);
                TargetJvm second = TargetJvm.attach(busy.pid())) {
            String message =
                    Refusal.of(() -> second.profile(CPU, folder.resolve("second.jfr"), MOST));

            assertTrue(message.contains("another profiler session"), message);
            assertFalse(Files.exists(folder.resolve("second.jfr")), "of a session that began");
            running.stop();
            second.profile(CPU, folder.resolve("second.jfr"), MOST).stop();
            assertTrue(Files.exists(folder.resolve("second.jfr")), "after the first one's end");
        }
    }

    @Test
    void shouldGiveTheTargetsReasonWhenItRefusesACommand() throws Exception {
        try (BusyJvm busy = new BusyJvm();
                TargetJvm target = TargetJvm.attach(busy.pid())) {
            Path jfr = folder.resolve("a.jfr");
            ProfilerSession session = target.profile(CPU, jfr, MOST);
            try (ProfilerLibrary library =
                    ProfilerLibrary.of(MappedFiles.of(busy.pid()).profiler())) {
                // As somebody else might.
                VirtualMachine.attach(Long.toString(busy.pid()))
                        .loadAgentPath(library.path().toString(), "stop");
            }

            String message = Refusal.of(session::stop);

            assertTrue(message.contains("(Profiler is not active)"), message);
        }
    }

    @Test
    void shouldGiveTheReasonWhenTheLibraryCannotBeLoaded() throws IOException {
        Path library = Files.writeString(folder.resolve("lib.so"), "no library");
        System.setProperty(ProfilerLibrary.LIBRARY_PATH, library.toString());
        try (BusyJvm busy = new BusyJvm();
                TargetJvm target = TargetJvm.attach(busy.pid())) {
            String message = Refusal.of(() -> target.profile(CPU, folder.resolve("a.jfr"), MOST));

            assertTrue(message.contains("can't load async-profiler ("), message);
            assertTrue(message.contains(library.toString()), message);
        } finally {
            System.clearProperty(ProfilerLibrary.LIBRARY_PATH);
        }
    }

    @Test
    void shouldSaySoWhenTheJvmLoadsNoAgents() throws IOException {
        try (BusyJvm busy = new BusyJvm("-XX:-EnableDynamicAgentLoading");
                TargetJvm target = TargetJvm.attach(busy.pid())) {
            String message = Refusal.of(() -> target.profile(CPU, folder.resolve("a.jfr"), MOST));

            assertTrue(message.endsWith("start it with -XX:+EnableDynamicAgentLoading"), message);
        }
    }

    @Test
    void shouldSaySoWhenTheJvmCannotBeAttachedTo() throws IOException {
        try (BusyJvm busy = new BusyJvm("-XX:+DisableAttachMechanism")) {
            String message = Refusal.of(() -> TargetJvm.attach(busy.pid()));

            assertTrue(message.contains("without -XX:+DisableAttachMechanism"), message);
            assertEquals("done", busy.end());
        }
    }

    @Test
    void shouldRefuseThisJvm() {
        String message = Refusal.of(() -> TargetJvm.attach(ProcessHandle.current().pid()));

        assertTrue(message.contains("must be another JVM than this one"), message);
    }

    @Test
    void shouldLeaveAProcessAloneWhenItIsNoJvm() throws Exception {
        Process process = new ProcessBuilder("cat").start();
        try {
            String message = Refusal.of(() -> TargetJvm.attach(process.pid()));
            assertTrue(message.contains("is no JVM"), message);
        } finally {
            process.getOutputStream().close();
        }
        // A signal would have ended it otherwise.
        assertEquals(0, process.waitFor());
    }

    @Test
    void shouldSaySoWhenThereIsNoSuchProcess() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();

        String message = Refusal.of(() -> TargetJvm.attach(process.pid()));

        assertTrue(message.contains("there is no process"), message);
    }

    private static void awaitSamples(ProfilerSession session) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (session.samples() < 20) {
            assertTrue(System.nanoTime() - deadline < 0, "samples");
        }
    }
}
