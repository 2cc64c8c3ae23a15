package io.tacho.stress.cli;

import io.tacho.journal.OwnerOnlyDirectories;
import io.tacho.profiling.EventPages;
import io.tacho.profiling.ProfileEvent;
import io.tacho.profiling.ProfileFolder;
import io.tacho.profiling.ProfilerSession;
import io.tacho.profiling.ProfilingException;
import io.tacho.profiling.TargetJvm;
import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stress profile}. */
@Command(
        name = "profile",
        description = "Flame graphs and heat maps of a running JVM, whether it runs Tacho or not.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  stress profile 4711",
            "  stress profile 4711 --event cpu,alloc --duration 30s",
            "",
            "Ctrl-C ends it early, with what was recorded until then.",
            "",
            "Exit codes: 0 done; "
                    + Interruption.EXIT_CODE
                    + "; 2 wrong usage; 1 that JVM can't be profiled."
        })
final class ProfileCommand implements Callable<Integer> {
    /** If this process is killed the target stops by itself, so long after its time. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    @Parameters(
            paramLabel = "PID",
            converter = ProcessIds.class,
            description = "the JVM's process id; 'jps' lists them")
    private long pid;

    @Option(
            names = "--event",
            paramLabel = "EVENT",
            split = ",",
            defaultValue = "cpu",
            description = "what to sample: cpu, alloc, wall, lock (default: ${DEFAULT-VALUE})")
    private List<ProfileEvent> events = List.of();

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = Durations.class,
            description = "how long (default: ${DEFAULT-VALUE})")
    private Duration duration = Duration.ZERO;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "where the files go (default: profiles/<time>-PID)")
    private @Nullable Path dir;

    @Spec private CommandSpec spec = CommandSpec.create();

    ProfileCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        if (duration.isZero()) {
            throw new Usage(spec.commandLine())
                    .error("--duration: a profile of no length shows nothing");
        }
        try (TargetJvm target = TargetJvm.attach(pid)) {
            return profile(target, EnumSet.copyOf(events));
        }
    }

    private int profile(TargetJvm target, Set<ProfileEvent> wanted) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        CountDownLatch end = new CountDownLatch(1);
        target.onExit().thenRun(end::countDown);
        try (Interruption interruption = new Interruption(end::countDown);
                ResultFolder place = ResultFolder.of(dir, ResultFolders.profile("-" + pid))) {
            ProfileFolder folder = profileFolder(place.path());
            ProfilerSession session =
                    target.profile(wanted, folder.recording(), duration.plus(GRACE));
            session.notes().forEach(note -> err.println("profiler: " + note));
            err.flush();
            new ProfileProgress(System.err, Terminals.stderrIsTerminal(), pid).await(end, duration);
            boolean whole = stopped(session, target);
            List<EventPages> pages = render(folder, wanted, whole);
            report(folder, pages, whole);
            return interruption.received() ? ExitCode.INTERRUPTED : ExitCode.OK;
        }
    }

    private static ProfileFolder profileFolder(Path path) {
        ProfileFolder folder = new ProfileFolder(path);
        if (Files.exists(folder.recording())) {
            throw new StressException(
                    "the folder " + path + " holds a profile; name another one with --dir");
        }
        try {
            // What a process is doing is nobody else's business.
            OwnerOnlyDirectories.create(path);
            return folder;
        } catch (IOException e) {
            throw new StressException(
                    ExitCode.FAILURE,
                    "the folder "
                            + path
                            + " can't be made ("
                            + e
                            + "); name another one with --dir",
                    e);
        }
    }

    /** Whether the target has stopped when told so; false if it ended before. */
    private static boolean stopped(ProfilerSession session, TargetJvm target)
            throws InterruptedException {
        try {
            session.stop();
            return true;
        } catch (ProfilingException e) {
            // A JVM that is ending answers no more, and ends soon.
            if (!target.awaitExit(Duration.ofSeconds(5))) {
                throw e;
            }
            return false;
        }
    }

    private List<EventPages> render(ProfileFolder folder, Set<ProfileEvent> wanted, boolean whole) {
        try {
            return folder.render(wanted, "process " + pid);
        } catch (ProfilingException e) {
            if (whole) {
                throw e;
            }
            throw new StressException(
                    ExitCode.FAILURE,
                    "process "
                            + pid
                            + " was killed and could not complete "
                            + folder.recording()
                            + ": no page can be made of it; profile it for a shorter time",
                    e);
        }
    }

    private void report(ProfileFolder folder, List<EventPages> pages, boolean whole) {
        PrintWriter err = spec.commandLine().getErr();
        if (!whole) {
            err.println("process " + pid + " has ended; this is what was recorded until then");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(folder.recording());
        for (EventPages each : pages) {
            err.printf(Locale.ROOT, "%s: %,d samples%n", each.event().label(), each.samples());
            out.println(each.flameGraph());
            out.println(each.heatMap());
        }
        err.flush();
        out.flush();
    }
}
