package io.tacho.stress.bench;

import io.tacho.journal.OwnerOnlyDirectories;
import io.tacho.profiling.EventPages;
import io.tacho.profiling.ProfileEvent;
import io.tacho.profiling.ProfileFolder;
import io.tacho.profiling.suite.BenchmarkSpec;
import io.tacho.profiling.suite.ForkRunner;
import io.tacho.profiling.suite.Settings;
import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Flame graphs and heat maps of benchmarks, each from a fork of its own: what is profiled is not
 * what is measured. Below {@value #FOLDER} in the suite's folder, a folder for each benchmark.
 */
public final class BenchFlames {
    /** In the folder of a suite's results. */
    public static final String FOLDER = "flames";

    private final Set<ProfileEvent> events;
    private final Path folder;
    private final ForkRunner forks;

    /**
     * In a folder.
     *
     * @param events one or more
     * @param results folder of the suite
     * @param log gets what JMH prints
     */
    BenchFlames(Set<ProfileEvent> events, Path results, PrintStream log) {
        this.events = events;
        folder = results.resolve(FOLDER);
        // Whatever was measured how: a hundred samples make no graph.
        forks = new ForkRunner(Settings.FULL, ForkFlags.read(), log);
    }

    /**
     * Profiles one.
     *
     * @param benchmark that JMH runs
     * @return what the reader should know
     */
    List<String> profile(BenchmarkSpec benchmark) {
        ProfileFolder pages = new ProfileFolder(made(folder.resolve(benchmark.name())));
        List<String> notes = new ArrayList<>(forks.profile(benchmark, events, pages.recording()));
        for (EventPages each : pages.render(events, benchmark.name())) {
            if (each.samples() == 0) {
                notes.add("no " + each.event().label() + " samples: it never happened");
            }
        }
        return notes.stream().map(note -> benchmark.name() + ": " + note).toList();
    }

    private static Path made(Path path) {
        try {
            OwnerOnlyDirectories.create(path);
            return path;
        } catch (IOException e) {
            throw new StressException(ExitCode.FAILURE, path + " can't be made (" + e + ")", e);
        }
    }
}
