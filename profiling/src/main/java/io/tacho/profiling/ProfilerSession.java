package io.tacho.profiling;

import io.tacho.journal.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One recording of a JVM by async-profiler, from its start to {@link #stop}: of this JVM by {@link
 * #start}, of another one by {@link TargetJvm#profile}. Every method may be called by any thread. A
 * JVM can have one session at a time, because signals and sampling hooks belong to the process.
 *
 * <p>All events go into one JFR file; {@link FlameGraphs} makes pages of it after the stop.
 */
public final class ProfilerSession implements AutoCloseable {
    private final ProfilerCommands profiler;
    private final Path recording;
    private final List<String> notes;
    private final AtomicBoolean running = new AtomicBoolean(true);

    private ProfilerSession(ProfilerCommands profiler, Path recording, List<String> notes) {
        this.profiler = profiler;
        this.recording = recording;
        this.notes = List.copyOf(notes);
    }

    /**
     * Loads the profiler if this is the first session and starts sampling.
     *
     * <p>CPU time is sampled by perf events if the kernel allows them, because only they see kernel
     * frames; otherwise by {@code ctimer} (a POSIX timer for each thread), otherwise by {@code
     * itimer} (one timer for the process, which is unfair among threads). What was left out and why
     * stands in {@link #notes()}.
     *
     * @param events what to sample; at least one
     * @param jfrFile what to write, for its owner alone, overwritten if it is there; its folder
     *     must exist; a path with {@code ,} or {@code %} in it is refused, as they mean something
     *     else to the profiler
     * @return the running session
     * @throws ProfilingException if the profiler can't be loaded or started, or the file can't be
     *     written
     */
    public static ProfilerSession start(Set<ProfileEvent> events, Path jfrFile) {
        requireStartable(events, jfrFile);
        return start(events, jfrFile, AsyncProfilerCommands.load());
    }

    static ProfilerSession start(
            Set<ProfileEvent> events, Path jfrFile, ProfilerCommands profiler) {
        requireStartable(events, jfrFile);
        Path recording = jfrFile.toAbsolutePath();
        boolean made = made(recording);
        try {
            List<String> notes = new ArrayList<>();
            if (events.contains(ProfileEvent.CPU)) {
                startWithCpu(profiler, events, recording, notes);
            } else {
                execute(profiler, startCommand(events, "", recording), recording);
            }
            return new ProfilerSession(profiler, recording, notes);
        } catch (ProfilingException e) {
            if (made) {
                deleteEmpty(recording, e);
            }
            throw e;
        }
    }

    /** The profiler would let others read it, and so would the other JVM that it runs in. */
    private static boolean made(Path recording) {
        try {
            return OwnerOnlyFiles.makeIfAbsent(recording);
        } catch (IOException e) {
            throw failed(recording, e);
        }
    }

    private static void deleteEmpty(Path recording, ProfilingException failure) {
        try {
            Files.deleteIfExists(recording);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Ends the recording and completes the file. A second call does nothing.
     *
     * @throws ProfilingException if something else has stopped the profiler meanwhile; then the
     *     file holds what was sampled until then
     */
    public void stop() {
        if (running.compareAndSet(true, false)) {
            execute(profiler, "stop", recording);
        }
    }

    /** Stops the session as {@link #stop} does. */
    @Override
    public void close() {
        stop();
    }

    /**
     * What the reader of this profile should know: which way of sampling wasn't to be had, why, and
     * what that costs.
     *
     * @return lines to print; empty if everything is as asked
     */
    public List<String> notes() {
        return notes;
    }

    /**
     * The file this session writes; complete once it is stopped.
     *
     * @return an absolute path
     */
    public Path recording() {
        return recording;
    }

    /**
     * How many samples of all events the profiler has taken since the start.
     *
     * @return 0 or more; that of the latest session of the JVM, if this one is stopped
     * @throws ProfilingException if the JVM is another one and can't be asked
     */
    public long samples() {
        return profiler.samples();
    }

    private static void startWithCpu(
            ProfilerCommands profiler,
            Set<ProfileEvent> events,
            Path recording,
            List<String> notes) {
        List<String> refusals = new ArrayList<>();
        for (CpuEngine engine : CpuEngine.values()) {
            try {
                if (engine.probe() != null) {
                    profiler.execute(engine.probe());
                    profiler.execute("stop");
                }
                profiler.execute(startCommand(events, "event=" + engine.event() + ",", recording));
            } catch (IllegalStateException | IllegalArgumentException e) {
                if (alreadyStarted(e)) {
                    throw failed(recording, e);
                }
                refusals.add(engine.event() + ": " + OneLine.of(e));
                continue;
            } catch (IOException e) {
                throw failed(recording, e);
            }
            if (!refusals.isEmpty()) {
                notes.add(
                        "cpu is sampled by %s, %s (%s)"
                                .formatted(
                                        engine.event(),
                                        engine.cost(),
                                        String.join("; ", refusals)));
            }
            return;
        }
        throw new ProfilingException(
                ("can't sample cpu on this machine in any way (%s); leave cpu "
                                + "out or allow perf events with 'sysctl "
                                + "kernel.perf_event_paranoid=1'")
                        .formatted(String.join("; ", refusals)));
    }

    private static String startCommand(Set<ProfileEvent> events, String engine, Path recording) {
        StringJoiner command = new StringJoiner(",", "start," + engine, "");
        for (ProfileEvent event : ProfileEvent.values()) {
            if (events.contains(event)) {
                command.add(event.option());
            }
        }
        return command.add("jfr").add("file=" + recording).toString();
    }

    private static void execute(ProfilerCommands profiler, String command, Path recording) {
        try {
            profiler.execute(command);
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            throw failed(recording, e);
        }
    }

    private static boolean alreadyStarted(Exception e) {
        return OneLine.of(e).contains("already started");
    }

    private static ProfilingException failed(Path recording, Exception e) {
        return new ProfilingException(
                alreadyStarted(e)
                        ? ("can't record %s: another profiler session is running in the "
                                        + "JVM; stop it first")
                                .formatted(recording)
                        : ("async-profiler failed on %s (%s); choose other events or "
                                        + "another file, or run without profiling")
                                .formatted(recording, OneLine.of(e)),
                e);
    }

    private static void requireStartable(Set<ProfileEvent> events, Path jfrFile) {
        if (events.isEmpty()) {
            throw new ProfilingException("nothing to profile; name at least one event");
        }
        Path file = jfrFile.toAbsolutePath();
        if (file.toString().indexOf(',') >= 0 || file.toString().indexOf('%') >= 0) {
            throw new ProfilingException(
                    ("async-profiler can't write %s: the path has ',' or '%%' in "
                                    + "it; choose another one")
                            .formatted(file));
        }
        Path folder = file.getParent();
        if (Files.isDirectory(file)
                || (Files.exists(file) && !Files.isWritable(file))
                || folder == null
                || !Files.isDirectory(folder)
                || !Files.isWritable(folder)) {
            throw new ProfilingException(
                    ("can't write the recording %s; name a file in a folder that "
                                    + "exists and is writable")
                            .formatted(file));
        }
    }
}
