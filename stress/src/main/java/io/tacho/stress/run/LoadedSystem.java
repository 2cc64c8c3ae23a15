package io.tacho.stress.run;

import io.tacho.journal.AppendMode;
import io.tacho.journal.JournalMode;
import io.tacho.journal.JournalOptions;
import io.tacho.journal.JournalTap;
import io.tacho.registry.ActivityTap;
import io.tacho.registry.ChronicleDirectory;
import io.tacho.registry.MappedCounters;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.spi.MessageTap;
import io.tacho.stress.measure.MeasuredWindow;
import io.tacho.stress.measure.MeasuringTap;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The actor system of a run with everything around it: registry, counters, journal, measuring tap.
 */
final class LoadedSystem {
    /** Actors that the system spawns for itself, with room. */
    private static final int SPARE_ACTORS = 64;

    /** Counters that a worker has, and those of the system, with room. */
    private static final int COUNTERS_PER_WORKER = 16;

    private final ActorSystem system;
    private final MeasuringTap tap;
    private final MeasuredWindow window;
    private final @Nullable JournalTap journal;

    private LoadedSystem(
            ActorSystem system,
            MeasuringTap tap,
            MeasuredWindow window,
            @Nullable JournalTap journal) {
        this.system = system;
        this.tap = tap;
        this.window = window;
        this.journal = journal;
    }

    /**
     * @param helpers that the components may spawn for themselves
     */
    static LoadedSystem start(RunOptions options, RunFolder folder, int helpers) {
        int highestActorId = options.components() + helpers + SPARE_ACTORS;
        String name = options.scenario() + "-" + ProcessHandle.current().pid();
        MeasuredWindow window = new MeasuredWindow();
        JournalTap journal = journal(options, folder);
        MessageTap recorder =
                ActivityTap.create(
                        RunFolder.activity(folder.path()),
                        options.workers(),
                        highestActorId,
                        journal == null ? MessageTap.NONE : journal);
        Runnable markEnd =
                () -> {
                    if (journal != null && window.isOpen()) {
                        // Nothing came to rest: all that was recorded since the start counts.
                        journal.windowEnd(System.nanoTime());
                    }
                };
        MeasuringTap tap = new MeasuringTap(recorder, window, highestActorId, markEnd);
        ActorSystem system =
                ActorSystem.builder(name)
                        .workers(options.workers())
                        .directory(
                                ChronicleDirectory.create(
                                        RunFolder.registry(folder.path()), highestActorId))
                        .counters(
                                MappedCounters.create(
                                        RunFolder.counters(folder.path()),
                                        name,
                                        (options.workers() + 1) * COUNTERS_PER_WORKER))
                        .tap(tap)
                        .build();
        return new LoadedSystem(system, tap, window, journal);
    }

    private static @Nullable JournalTap journal(RunOptions options, RunFolder folder) {
        if (options.journal().setting() == JournalSetting.OFF) {
            return null;
        }
        Path apart = options.journal().directory();
        if (apart != null) {
            folder.journalIn(apart);
        }
        JournalOptions.Builder builder =
                JournalOptions.builder(folder.journal(), options.workers())
                        .mode(
                                options.journal().setting() == JournalSetting.HEADER
                                        ? JournalMode.HEADER
                                        : JournalMode.FULL)
                        .segments(options.journal().segments());
        AppendMode append = options.journal().append();
        if (append != null) {
            builder.appendMode(append);
        }
        return JournalTap.open(builder.build());
    }

    ActorSystem system() {
        return system;
    }

    MeasuringTap tap() {
        return tap;
    }

    MeasuredWindow window() {
        return window;
    }

    @Nullable JournalTap journal() {
        return journal;
    }
}
