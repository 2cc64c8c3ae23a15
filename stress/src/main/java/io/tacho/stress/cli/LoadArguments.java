package io.tacho.stress.cli;

import io.tacho.stress.load.Arrivals;
import io.tacho.stress.load.LoadPlan;
import io.tacho.stress.load.Rate;
import io.tacho.stress.load.RateProfile;
import io.tacho.stress.load.Stage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What load: the options of all commands that make one. */
final class LoadArguments {
    private static final Duration DEFAULT_DURATION = Duration.ofSeconds(10);
    private static final double DEFAULT_RATE = 100_000;
    private static final int DEFAULT_IN_FLIGHT = 100;
    private static final int MOST_IN_FLIGHT = 1_000_000;

    @Option(
            names = "--rate",
            paramLabel = "R",
            converter = Rates.class,
            description =
                    "operations a second on a fixed schedule, like 500k (default: 100k; before"
                            + " stages 0); max: as many as go, with --in-flight operations at a"
                            + " time")
    private @Nullable Rate rate;

    @Option(
            names = "--stage",
            paramLabel = "TIME:R",
            converter = Stages.class,
            description =
                    "change the rate evenly to R over a time, like 30s:500k; may be given several"
                            + " times, one stage after the other, and takes the place of"
                            + " --duration")
    private List<Stage> stages = List.of();

    @Option(
            names = "--arrivals",
            paramLabel = "even|poisson|burst:N",
            converter = ArrivalKinds.class,
            description =
                    "how operations lie within the rate: as far from each other as from the next;"
                            + " as independent users have them; N at once (default: even)")
    private @Nullable Arrivals arrivals;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            description = "operations at a time with --rate max (default: 100)")
    private @Nullable Integer inFlight;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "of the measured window (default: 10s)")
    private @Nullable Duration duration;

    @Option(
            names = "--warmup",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = Durations.class,
            description = "under the mean load, not measured (default: ${DEFAULT-VALUE})")
    private Duration warmup = Duration.ZERO;

    LoadArguments() {}

    /** Whether it has no schedule. */
    boolean isClosed() {
        return rate != null && rate.isMax();
    }

    /** What is asked for. */
    LoadPlan plan(Usage usage) {
        if (duration != null && duration.isZero()) {
            throw usage.error("--duration: a run of no length measures nothing");
        }
        return isClosed() ? closed(usage) : open(usage);
    }

    private LoadPlan closed(Usage usage) {
        if (!stages.isEmpty() || arrivals != null) {
            throw usage.error(
                    "--stage and --arrivals are of a schedule; --rate max has none: leave one out");
        }
        int operations = inFlight == null ? DEFAULT_IN_FLIGHT : inFlight;
        usage.inRange("--in-flight", operations, MOST_IN_FLIGHT);
        return LoadPlan.closed(
                operations, warmup, duration == null ? DEFAULT_DURATION : duration, LoadPlan.DRAIN);
    }

    private LoadPlan open(Usage usage) {
        if (inFlight != null) {
            throw usage.error(
                    "--in-flight is for --rate max; a schedule doesn't wait for operations that are"
                            + " under way");
        }
        if (!stages.isEmpty() && duration != null) {
            throw usage.error("--duration: the stages say how long; leave one out");
        }
        return LoadPlan.open(
                profile(usage),
                arrivals == null ? Arrivals.EVEN : arrivals,
                warmup,
                LoadPlan.DRAIN);
    }

    private RateProfile profile(Usage usage) {
        try {
            return stages.isEmpty()
                    ? RateProfile.constant(
                            rate == null ? DEFAULT_RATE : rate.perSecond(),
                            duration == null ? DEFAULT_DURATION : duration)
                    : new RateProfile(rate == null ? 0 : rate.perSecond(), stages);
        } catch (IllegalArgumentException e) {
            throw usage.error(
                    (stages.isEmpty() ? "--rate and --duration: " : "--stage: ") + e.getMessage());
        }
    }
}
