package io.tacho.profiling;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Another JVM, attached to for profiling it. It must run on this machine, as the same user, and see
 * the same files. Nothing is printed there. Any thread may call any method.
 */
public final class TargetJvm implements AutoCloseable {
    private final ProcessHandle process;
    private final VirtualMachine machine;
    private final ProfilerLibrary library;

    private TargetJvm(ProcessHandle process, VirtualMachine machine, ProfilerLibrary library) {
        this.process = process;
        this.machine = machine;
        this.library = library;
    }

    /**
     * Attaches to a process. One that is no JVM is left alone: attaching begins with a signal,
     * SIGQUIT, which ends many a program.
     *
     * @param pid its id
     * @return the JVM, to be closed
     * @throws ProfilingException if there is no such process, it is no JVM or another user's, it
     *     does not let itself be attached to, or the library can't be extracted
     */
    public static TargetJvm attach(long pid) {
        ProcessHandle process =
                ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .orElseThrow(
                                () ->
                                        new ProfilingException(
                                                "there is no process %d; 'jps' lists the JVMs"
                                                        .formatted(pid)));
        requireSameUser(process);
        MappedFiles files = MappedFiles.of(pid);
        if (!files.haveJvm() && !isListed(pid)) {
            throw new ProfilingException(
                    "process %d is no JVM (it runs %s); 'jps' lists the JVMs"
                            .formatted(pid, process.info().command().orElse("something else")));
        }
        VirtualMachine machine = connect(pid);
        try {
            return new TargetJvm(process, machine, ProfilerLibrary.of(files.profiler()));
        } catch (ProfilingException e) {
            detach(machine);
            throw e;
        }
    }

    /** Root may attach to any, but then the target could not write into root's folder. */
    private static void requireSameUser(ProcessHandle process) {
        String owner = process.info().user().orElse("");
        String user = ProcessHandle.current().info().user().orElse("");
        if (!owner.isEmpty() && !owner.equals(user)) {
            throw new ProfilingException(
                    "process %d belongs to %s; profile it as that user"
                            .formatted(process.pid(), owner));
        }
    }

    private static boolean isListed(long pid) {
        String id = Long.toString(pid);
        return VirtualMachine.list().stream().anyMatch(each -> each.id().equals(id));
    }

    private static VirtualMachine connect(long pid) {
        try {
            return VirtualMachine.attach(Long.toString(pid));
        } catch (AttachNotSupportedException | IOException e) {
            throw new ProfilingException(
                    ("can't attach to process %d (%s); it must be another JVM than this one, run"
                                    + " as the same user, and without -XX:+DisableAttachMechanism")
                            .formatted(pid, OneLine.of(e)),
                    e);
        }
    }

    /**
     * Starts sampling it.
     *
     * @param events what to sample; at least one
     * @param jfrFile as for {@link ProfilerSession#start}; the target writes it
     * @param most after which the target stops by itself, even if this process is gone; to the
     *     second, and one at least
     * @return the running session
     * @throws ProfilingException if the target can't load the profiler or start it, or the file
     *     can't be written
     */
    public ProfilerSession profile(Set<ProfileEvent> events, Path jfrFile, Duration most) {
        Path log = Path.of(jfrFile.toAbsolutePath() + ".log");
        return ProfilerSession.start(
                events, jfrFile, new AttachedProfiler(machine, library.path(), log, most));
    }

    /**
     * When the process ends.
     *
     * @return completed then; the process itself has no hand in it
     */
    public CompletableFuture<ProcessHandle> onExit() {
        return process.onExit();
    }

    /**
     * Waits for the process to end.
     *
     * @param most how long
     * @return whether it has
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitExit(Duration most) throws InterruptedException {
        try {
            onExit().get(most.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new ProfilingException(
                    "can't wait for process %d (%s); see whether it runs"
                            .formatted(process.pid(), OneLine.of(e)),
                    e);
        }
    }

    /** Detaches. A session that is running goes on until its time is over. */
    @Override
    public void close() {
        try (library) {
            detach(machine);
        }
    }

    private static void detach(VirtualMachine machine) {
        try {
            machine.detach();
        } catch (IOException e) {
            throw new ProfilingException(
                    "can't detach from process %s (%s); nothing needs to be done"
                            .formatted(machine.id(), OneLine.of(e)),
                    e);
        }
    }
}
