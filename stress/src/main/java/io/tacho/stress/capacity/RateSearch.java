package io.tacho.stress.capacity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the highest rate that holds: doubles it until something breaks, halves the distance (of
 * the logarithms) until it is small, and has the last rate that held confirmed by a longer run.
 * What does not confirm is lowered, by steps that grow, until a longer run holds; and the distance
 * is halved again, by longer runs. What only shorter runs have broken is tried by longer ones, too,
 * and the search goes on above if it holds: a standstill of the machine takes more of a shorter
 * run. A rate counts as broken when it broke twice, and as confirmed when it held twice.
 *
 * <p>A system may hold a rate until something disturbs it, and then not get rid of what has piled
 * up, because it handles less while it is behind. Whether that happens within a trial is chance; so
 * what is confirmed is no more than it handles while it is behind, if trials have shown what that
 * is. Confined to a thread.
 */
public final class RateSearch {
    private static final double CLIMB = 2;

    private final Runner runner;
    private final double lowest;
    private final double highest;
    private final double precision;
    private final List<Trial> trials = new ArrayList<>();
    private @Nullable Trial held;
    private @Nullable Trial confirmed;
    private final List<Trial> broken = new ArrayList<>();

    /** Runs the system at a rate. */
    @FunctionalInterface
    public interface Runner {
        /**
         * Tries a rate.
         *
         * @param rate operations a second
         * @param confirming whether it is to be a longer run
         * @return what came of it; null to end the search here
         */
        @Nullable Trial run(double rate, boolean confirming);
    }

    /**
     * A search.
     *
     * @param runner runs the system
     * @param lowest rate that is worth a try, more than 0
     * @param highest rate that can be asked for
     * @param precision how far apart the highest that holds and the lowest that doesn't may be, as
     *     a share: 0.05
     */
    public RateSearch(Runner runner, double lowest, double highest, double precision) {
        this.runner = runner;
        this.lowest = lowest;
        this.highest = highest;
        this.precision = precision;
    }

    /**
     * Searches.
     *
     * @param start rate to begin with
     * @return what was found so far, if the runner ended it
     */
    public Capacity from(double start) {
        if (climb(start) && bisect(false) && confirm()) {
            refine();
        }
        return found();
    }

    /** Until there is one that holds below one that doesn't; false if the search was ended. */
    private boolean climb(double start) {
        double rate = Math.min(start, highest);
        while (true) {
            Trial trial = attempt(rate, false);
            if (trial == null) {
                return false;
            }
            if (trial.held()) {
                if (broke() != null || rate == highest) {
                    return true;
                }
                rate = Math.min(rate * CLIMB, highest);
            } else {
                if (held != null || rate == lowest) {
                    return true;
                }
                rate = Math.max(rate / CLIMB, lowest);
            }
        }
    }

    /** Until what holds and what doesn't are near each other; false if the search was ended. */
    private boolean bisect(boolean confirming) {
        while (true) {
            Trial low = confirming ? confirmed : held;
            Trial above = broke();
            if (low == null || above == null) {
                return true;
            }
            double high = confirming ? Math.min(above.rate(), behind()) : above.rate();
            if (high <= low.rate() * (1 + precision)) {
                return true;
            }
            if (attempt(Math.sqrt(low.rate() * high), confirming) == null) {
                return false;
            }
        }
    }

    /** Whether a longer run held. */
    private boolean confirm() {
        Trial candidate = held;
        if (candidate == null) {
            return false;
        }
        double rate = Math.max(Math.min(candidate.rate(), behind()), lowest);
        double step = 1 + precision;
        while (true) {
            Trial trial = attempt(rate, true);
            if (trial == null || trial.held()) {
                return trial != null;
            }
            if (rate == lowest) {
                return false;
            }
            rate = Math.max(rate / step, lowest);
            step *= step;
        }
    }

    /** By longer runs, until what they confirm and what they break are near each other. */
    private void refine() {
        while (!isConfirmed(highest)) {
            Trial above = broke();
            if (above != null && (above.confirming() || above.rate() > behind())) {
                bisect(true);
                return;
            }
            double next = above == null ? confirmedRate() * CLIMB : above.rate();
            if (next > behind() || attempt(Math.min(next, highest), true) == null) {
                return;
            }
        }
    }

    private double confirmedRate() {
        return confirmed == null ? 0 : confirmed.rate();
    }

    private boolean isConfirmed(double rate) {
        return confirmedRate() >= rate;
    }

    /**
     * What breaks once may be the machine's doing: what counts has broken twice. And a longer run
     * may hold by luck, so that two of them have to.
     */
    private @Nullable Trial attempt(double rate, boolean confirming) {
        int holds = confirming ? 2 : 1;
        int breaks = 2;
        Trial trial;
        do {
            trial = run(rate, confirming);
            if (trial == null) {
                return null;
            }
            if (trial.held()) {
                holds--;
            } else {
                breaks--;
            }
        } while (holds > 0 && breaks > 0);
        if (trial.held()) {
            if (confirming) {
                confirmed = higher(confirmed, trial);
            } else {
                held = higher(held, trial);
            }
        } else {
            broken.add(trial);
        }
        return trial;
    }

    /** The lowest that broke, of those that no longer run has held since. */
    private @Nullable Trial broke() {
        return broken.stream()
                .filter(each -> !isConfirmed(each.rate()))
                .min(
                        Comparator.comparingDouble(Trial::rate)
                                .thenComparing(Trial::confirming, Comparator.reverseOrder()))
                .orElse(null);
    }

    /** What it handles while it is behind; without a bound if that was not seen. */
    private double behind() {
        return found().behind().orElse(Double.POSITIVE_INFINITY);
    }

    private Capacity found() {
        return new Capacity(confirmed, broke(), trials);
    }

    private static Trial higher(@Nullable Trial known, Trial trial) {
        return known == null || trial.rate() > known.rate() ? trial : known;
    }

    private @Nullable Trial run(double rate, boolean confirming) {
        Trial trial = runner.run(rate, confirming);
        if (trial != null) {
            trials.add(trial);
        }
        return trial;
    }
}
