package io.tacho.stress.run;

import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.stress.scenario.Scenario;
import io.tacho.stress.scenario.Scenarios;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/** Short runs in this process. */
public final class Runs {
    public static final int COMPONENTS = 200;

    private Runs() {}

    public static RunOptions options(
            Path folder, String scenario, Rate rate, JournalSetting journal) {
        return options(folder, scenario, rate, JournalPlan.of(journal));
    }

    static RunOptions options(Path folder, String scenario, Rate rate, JournalPlan journal) {
        return new RunOptions(
                COMPONENTS,
                scenario,
                rate,
                16,
                Duration.ofMillis(100),
                Duration.ofMillis(300),
                Duration.ofSeconds(30),
                1,
                2,
                journal,
                Set.of(),
                folder,
                MailboxFactory.growable());
    }

    static RunOptions swallowing(RunOptions options, MailboxFactory mailboxes) {
        return new RunOptions(
                options.components(),
                options.scenario(),
                options.rate(),
                options.inFlight(),
                Duration.ZERO,
                options.duration(),
                Duration.ofMillis(200),
                options.seed(),
                options.workers(),
                options.journal(),
                options.profile(),
                options.folder(),
                mailboxes);
    }

    public static RunResult run(RunOptions options) {
        return run(options, Objects.requireNonNull(Scenarios.create(options.scenario())));
    }

    public static RunResult run(RunOptions options, Scenario scenario) {
        return run(options, scenario, RunProgress.NONE);
    }

    public static RunResult run(RunOptions options, Scenario scenario, RunProgress progress) {
        try (RunFolder folder = RunFolder.create(options.folder())) {
            return RunSession.open(options, folder, scenario, progress).execute().result();
        }
    }
}
