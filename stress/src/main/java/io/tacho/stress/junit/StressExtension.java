package io.tacho.stress.junit;

import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.stress.load.Arrivals;
import io.tacho.stress.load.DurationText;
import io.tacho.stress.load.LoadPlan;
import io.tacho.stress.load.Rate;
import io.tacho.stress.load.RateProfile;
import io.tacho.stress.report.RunFile;
import io.tacho.stress.run.JournalPlan;
import io.tacho.stress.run.RunCheck;
import io.tacho.stress.run.RunFolder;
import io.tacho.stress.run.RunOptions;
import io.tacho.stress.run.RunProgress;
import io.tacho.stress.run.RunReport;
import io.tacho.stress.run.RunResult;
import io.tacho.stress.run.RunSession;
import io.tacho.stress.run.ScenarioDemands;
import io.tacho.stress.scenario.Scenario;
import io.tacho.stress.scenario.ScenarioSource;
import io.tacho.stress.threshold.Threshold;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Runs what {@link StressTest} says before its method. */
final class StressExtension implements BeforeEachCallback, ParameterResolver {
    private static final ExtensionContext.Namespace RESULTS =
            ExtensionContext.Namespace.create(StressExtension.class);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

    StressExtension() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        StressTest test = method.getAnnotation(StressTest.class);
        if (test == null) {
            return;
        }
        Path place =
                Path.of(System.getProperty("tacho.stress.dir", "target/stress"))
                        .resolve(
                                method.getDeclaringClass().getSimpleName()
                                        + "."
                                        + method.getName()
                                        + "-"
                                        + LocalDateTime.now().format(TIME));
        RunResult result = run(test, place);
        context.getStore(RESULTS).put(method, result);
        List<RunCheck> failures = RunCheck.failuresOf(result);
        if (!failures.isEmpty()) {
            throw new AssertionError(
                    failures.stream()
                            .map(failure -> failure.name() + ": " + failure.failure())
                            .collect(
                                    Collectors.joining(
                                            System.lineSeparator(),
                                            "",
                                            System.lineSeparator()
                                                    + "all of it: "
                                                    + place.resolve("report.html"))));
        }
    }

    private static RunResult run(StressTest test, Path place) {
        Scenario scenario = ScenarioSource.instance(test.scenario());
        RunOptions options = options(test, scenario, place);
        try (RunFolder folder = RunFolder.create(place)) {
            RunReport report =
                    RunSession.open(options, folder, scenario, RunProgress.NONE).execute();
            RunFile.writeAll(report, folder, () -> null);
            return report.result();
        }
    }

    private static RunOptions options(StressTest test, Scenario scenario, Path place) {
        int cores = Runtime.getRuntime().availableProcessors();
        Rate rate = Rate.parse(test.rate());
        if (rate.isMax()) {
            throw new IllegalArgumentException(
                    "rate: a test's load has a schedule; max has none, write it like 10k");
        }
        List<Threshold> thresholds = Stream.of(test.threshold()).map(Threshold::parse).toList();
        String unmet = ScenarioDemands.unmet(scenario, test.components(), thresholds);
        if (unmet != null) {
            throw new IllegalArgumentException(unmet);
        }
        return new RunOptions(
                test.components(),
                scenario.name(),
                LoadPlan.open(
                        RateProfile.constant(rate.perSecond(), DurationText.parse(test.duration())),
                        Arrivals.parse(test.arrivals()),
                        DurationText.parse(test.warmup()),
                        LoadPlan.DRAIN),
                test.seed(),
                test.workers() == 0 ? Math.max(1, cores - 1) : test.workers(),
                JournalPlan.of(test.journal()),
                thresholds,
                true,
                Set.of(),
                place,
                MailboxFactory.growable(),
                scenario.reachesAll());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunResult.class;
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(RESULTS).get(context.getRequiredTestMethod());
    }
}
