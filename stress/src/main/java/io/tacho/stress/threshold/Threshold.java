package io.tacho.stress.threshold;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is asked of a run: {@code p(99)<50us}, {@code rate>100k}, {@code lost==0}, {@code
 * latency{type=Order}:p(99.9)<1ms}. Without a metric in front an aggregate is of the response time.
 * Immutable.
 */
public final class Threshold {
    private static final Pattern GRAMMAR =
            Pattern.compile(
                    "(?:(?<metric>[A-Za-z.]+)(?:\\{type=(?<type>[^{}]*)})?:)?"
                            + "(?<term>p\\([^)]*\\)|[A-Za-z.]+)"
                            + "\\s*(?<operator><=|>=|===?|!=|<|>)\\s*(?<limit>[^<>=\\s].*)");

    private static final String HINT =
            "write it like 'p(99)<50us', 'service:max<=1ms', 'latency{type=Order}:p(99.9)<1ms',"
                    + " 'rate>100k' or 'lost==0'";

    private final String expression;
    private final Metric metric;
    private final @Nullable String type;
    private final @Nullable Aggregate aggregate;
    private final Operator operator;
    private final double limit;

    private Threshold(
            String expression,
            Metric metric,
            @Nullable String type,
            @Nullable Aggregate aggregate,
            Operator operator,
            double limit) {
        this.expression = expression;
        this.metric = metric;
        this.type = type;
        this.aggregate = aggregate;
        this.operator = operator;
        this.limit = limit;
    }

    /**
     * What came of one.
     *
     * @param expression as it was given
     * @param value as measured, ns, bytes, a number or things a second; NaN if nothing was measured
     * @param shown the value with its unit
     * @param ok whether it held; what was not measured does not
     * @param beyond of a percentile, how many values lie beyond it; else infinite
     */
    public record Outcome(
            String expression, double value, String shown, boolean ok, double beyond) {}

    /**
     * Reads one.
     *
     * @param text as above
     * @return the threshold
     * @throws IllegalArgumentException if it is none; the message says what would be one
     */
    public static Threshold parse(String text) {
        Matcher match = GRAMMAR.matcher(text.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no threshold; " + HINT);
        }
        try {
            return of(text.strip(), match);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "': " + e.getMessage(), e);
        }
    }

    private static Threshold of(String text, Matcher match) {
        String term = match.group("term");
        Aggregate aggregate = Aggregate.parse(term);
        String named = match.group("metric");
        Metric metric = named == null ? Metric.RESPONSE : metric(named, true);
        if (aggregate == null) {
            if (named != null) {
                throw new IllegalArgumentException(
                        "there is no '" + term + "'; there are p(N), avg, med, min, max and count");
            }
            metric = metric(term, false);
        }
        boolean counts = aggregate != null && aggregate.kind() == Aggregate.Kind.COUNT;
        Unit unit = counts ? Unit.COUNT : metric.unit();
        return new Threshold(
                text,
                metric,
                match.group("type"),
                aggregate,
                Operator.of(match.group("operator")),
                unit.parse(match.group("limit")));
    }

    private static Metric metric(String label, boolean isDistribution) {
        Metric metric = Metric.of(label);
        if (metric == null || metric.isDistribution() != isDistribution) {
            throw new IllegalArgumentException(
                    "there is no '"
                            + label
                            + "' here; with an aggregate there are "
                            + Metric.labels(true)
                            + ", without one "
                            + Metric.labels(false));
        }
        return metric;
    }

    /**
     * As it was given.
     *
     * @return the expression
     */
    public String expression() {
        return expression;
    }

    /**
     * Of which type of message it is.
     *
     * @return the simple name; null for all
     */
    public @Nullable String type() {
        return type;
    }

    /**
     * Whether it held.
     *
     * @param measured the run's
     * @return with the value
     */
    public Outcome evaluate(Measurements measured) {
        if (aggregate == null) {
            return outcome(measured.value(metric), metric.unit(), Double.POSITIVE_INFINITY);
        }
        Histogram distribution = measured.distribution(metric, type);
        return switch (aggregate.kind()) {
            case COUNT -> outcome(aggregate.of(distribution), Unit.COUNT, Double.POSITIVE_INFINITY);
            case PERCENTILE ->
                    outcome(
                            aggregate.of(distribution),
                            metric.unit(),
                            aggregate.mayExceed(distribution.getTotalCount()));
            default -> outcome(aggregate.of(distribution), metric.unit(), Double.POSITIVE_INFINITY);
        };
    }

    private Outcome outcome(double value, Unit unit, double beyond) {
        boolean isMeasured = !Double.isNaN(value);
        return new Outcome(
                expression,
                value,
                isMeasured ? unit.format(value) : "nothing measured",
                isMeasured && operator.holds(value, limit),
                beyond);
    }

    /**
     * Whether it can't hold any more, whatever comes: so many response times are above its limit
     * that the percentile of all of them will be, too.
     *
     * @param responses so far
     * @param expected how many there are to be in the end
     * @return false where that can't be told before the end
     */
    public boolean isBroken(Histogram responses, double expected) {
        if (!isOfAllResponses() || aggregate == null) {
            return false;
        }
        double allowed = aggregate.mayExceed(Math.max(expected, responses.getTotalCount()));
        return allowed >= 0 && above(responses) > allowed;
    }

    /**
     * The same of the messages whose handlers threw.
     *
     * @param failed so far
     * @return false where that can't be told before the end
     */
    public boolean isBroken(long failed) {
        return isOfFailed() && failed > 0 && failed >= limit && !operator.holds(failed, limit);
    }

    /**
     * Whether it can be seen before the end that it will not hold.
     *
     * @return true for what {@link #isBroken} knows
     */
    public boolean canBreakEarly() {
        return isOfFailed()
                || isOfAllResponses() && aggregate != null && aggregate.mayExceed(1) >= 0;
    }

    private boolean isOfAllResponses() {
        return metric == Metric.RESPONSE && type == null && operator.isUpperBound();
    }

    private boolean isOfFailed() {
        return metric == Metric.FAILED && operator.isLostBeyond();
    }

    private long above(Histogram responses) {
        // A value that the histogram can't tell from the limit is not above it.
        long highest = responses.highestEquivalentValue((long) limit);
        return highest >= responses.getMaxValue()
                ? 0
                : responses.getCountBetweenValues(highest + 1, responses.getMaxValue());
    }
}
