package io.tacho.profiling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The choice of the CPU engine, with a profiler that refuses what the test wants refused. */
final class CpuEngineTest {
    private static final String NO_PERF = "Perf events unavailable";

    @TempDir private Path folder;

    @Test
    void shouldSampleByPerfEventsWithoutANoteWhenTheyAreAvailable() {
        ScriptedProfiler profiler = new ScriptedProfiler(Set.of());

        ProfilerSession session = start(profiler, Set.of(ProfileEvent.CPU));

        assertEquals(List.of(), session.notes());
        assertEquals("start,event=cpu,record-cpu", profiler.begun(0, 26));
        assertEquals("stop", profiler.commands.get(1));
        assertEquals("start,event=cpu,interval=10ms,", profiler.begun(2, 30));
        assertEquals(3, profiler.commands.size());
    }

    @Test
    void shouldSampleByCtimerAndSayWhyWhenPerfEventsAreRefused() {
        ScriptedProfiler profiler = new ScriptedProfiler(Set.of("record-cpu"));

        ProfilerSession session = start(profiler, Set.of(ProfileEvent.CPU));

        assertEquals(
                List.of("cpu is sampled by ctimer, without kernel frames (cpu: " + NO_PERF + ")"),
                session.notes());
        assertEquals("start,event=ctimer,interval=10ms,", profiler.begun(1, 33));
    }

    @Test
    void shouldSampleByCtimerWhenPerfEventsFailOnlyWithAllEvents() {
        ScriptedProfiler profiler = new ScriptedProfiler(Set.of("event=cpu,interval"));

        ProfilerSession session = start(profiler, Set.of(ProfileEvent.CPU, ProfileEvent.ALLOC));

        assertEquals(1, session.notes().size());
        assertEquals("start,event=ctimer,interval=10ms,alloc=512k,", profiler.begun(3, 44));
    }

    @Test
    void shouldSampleByItimerAndSayWhyWhenCtimerIsRefusedToo() {
        ScriptedProfiler profiler = new ScriptedProfiler(Set.of("record-cpu", "ctimer"));

        ProfilerSession session = start(profiler, Set.of(ProfileEvent.CPU, ProfileEvent.WALL));

        assertEquals(1, session.notes().size());
        String note = session.notes().get(0);
        assertTrue(note.startsWith("cpu is sampled by itimer, without kernel frames and"), note);
        assertTrue(note.endsWith("(cpu: " + NO_PERF + "; ctimer: " + NO_PERF + ")"), note);
        assertEquals("start,event=itimer,interval=10ms,wall=50ms,", profiler.begun(2, 43));
    }

    @Test
    void shouldGiveEveryReasonWhenNoEngineWorks() {
        ScriptedProfiler profiler = new ScriptedProfiler(Set.of("record-cpu", "ctimer", "itimer"));

        String message = Refusal.of(() -> start(profiler, Set.of(ProfileEvent.CPU)));

        String reasons = "(cpu: X; ctimer: X; itimer: X)".replace("X", NO_PERF);
        assertTrue(message.contains(reasons), message);
    }

    @Test
    void shouldNeedNoEngineWhenCpuIsNotAskedFor() {
        ScriptedProfiler profiler = new ScriptedProfiler(Set.of("event="));

        ProfilerSession session = start(profiler, Set.of(ProfileEvent.LOCK, ProfileEvent.ALLOC));

        assertEquals("start,alloc=512k,lock=10us,", profiler.begun(0, 27));
        assertEquals(List.of(), session.notes());
    }

    @Test
    void shouldStopOnceWhenStoppedTwice() {
        ScriptedProfiler profiler = new ScriptedProfiler(Set.of());
        ProfilerSession session = start(profiler, Set.of(ProfileEvent.ALLOC));

        session.stop();
        session.close();

        assertEquals(2, profiler.commands.size());
        assertEquals("stop", profiler.commands.get(1));
    }

    private ProfilerSession start(ScriptedProfiler profiler, Set<ProfileEvent> events) {
        return ProfilerSession.start(events, folder.resolve("a.jfr"), profiler);
    }

    private static final class ScriptedProfiler implements ProfilerCommands {
        private final Set<String> refused;
        private final List<String> commands = new ArrayList<>();

        private ScriptedProfiler(Set<String> refused) {
            this.refused = refused;
        }

        @Override
        public void execute(String command) throws IOException {
            commands.add(command);
            if (refused.stream().anyMatch(command::contains)) {
                throw new IllegalStateException(NO_PERF);
            }
        }

        @Override
        public long samples() {
            return 0;
        }

        private String begun(int command, int length) {
            return commands.get(command).substring(0, length);
        }
    }
}
