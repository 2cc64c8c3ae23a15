package io.tacho.stress.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateSearchTest {
    private static final double PRECISION = 0.05;

    private static RateSearch search(RateSearch.Runner runner) {
        return new RateSearch(runner, 10, 1e8, PRECISION);
    }

    private static Trial trial(double rate, boolean confirming, boolean holds) {
        return new Trial(rate, confirming, null, holds ? List.of() : List.of("too slow"));
    }

    private static Capacity found(DoublePredicate holds, double start) {
        return search((rate, confirming) -> trial(rate, confirming, holds.test(rate))).from(start);
    }

    @ParameterizedTest
    @ValueSource(doubles = {11, 900, 1_000, 1_001, 50_000, 1_234_567, 99e6})
    void shouldFindTheHighestThatHoldsFromBelowAndFromAbove(double limit) {
        for (double start : new double[] {10, 1_000, 50_000, 1e8}) {
            Capacity capacity = found(rate -> rate <= limit, start);
            Trial confirmed = capacity.confirmed();
            Trial broke = capacity.broke();
            assertNotNull(confirmed, () -> capacity.toString());
            assertNotNull(broke);
            assertTrue(confirmed.confirming());
            assertTrue(confirmed.rate() <= limit && confirmed.rate() >= limit / (1 + PRECISION));
            assertTrue(broke.rate() > limit && broke.rate() <= limit * (1 + PRECISION));
        }
    }

    @Test
    void shouldStepDownWhereTheLongerRunDoesNotHold() {
        Capacity capacity =
                search(
                                (rate, confirming) ->
                                        trial(rate, confirming, rate <= (confirming ? 900 : 1_000)))
                        .from(100);
        Trial confirmed = capacity.confirmed();
        assertNotNull(confirmed);
        assertTrue(confirmed.rate() <= 900 && confirmed.rate() > 800, confirmed::toString);
        Trial broke = capacity.broke();
        assertNotNull(broke);
        assertTrue(broke.confirming() && broke.rate() > 900);
    }

    /**
     * Of a system that holds a rate until something disturbs it (less is held for long), and of one
     * whose shorter runs are disturbed (more is).
     */
    @ParameterizedTest
    @CsvSource({
        "1000, 901",
        "1000, 700",
        "1000, 400",
        "1000, 33",
        "100, 101",
        "100, 390",
        "100, 799",
        "100, 10000"
    })
    void shouldFindTheHighestThatHoldsForLong(double shortLimit, double longLimit) {
        Capacity capacity =
                search(
                                (rate, confirming) ->
                                        trial(
                                                rate,
                                                confirming,
                                                rate <= (confirming ? longLimit : shortLimit)))
                        .from(100);
        Trial confirmed = capacity.confirmed();
        Trial broke = capacity.broke();
        assertNotNull(confirmed);
        assertNotNull(broke);
        assertTrue(confirmed.rate() <= longLimit && broke.rate() > longLimit, capacity::toString);
        assertTrue(broke.rate() <= confirmed.rate() * (1 + PRECISION), capacity::toString);
        assertTrue(broke.confirming(), broke::toString);
        assertTrue(capacity.trials().size() < 50, capacity::toString);
    }

    /** Of a system that handles less while it is behind, where nothing disturbs any trial. */
    @Test
    void shouldConfirmNoMoreThanItHandlesWhileItIsBehind() {
        Capacity capacity =
                search(
                                (rate, confirming) -> {
                                    boolean holds = rate <= 1_000;
                                    return new Trial(
                                            rate,
                                            confirming,
                                            new Trial.Figures(
                                                    holds ? rate : 700, 1, 1, 1, null, null),
                                            holds ? List.of() : List.of("too slow"));
                                })
                        .from(100);
        Trial confirmed = capacity.confirmed();
        Trial broke = capacity.broke();
        assertNotNull(confirmed);
        assertNotNull(broke);
        assertTrue(confirmed.rate() <= 700 && confirmed.rate() > 665, confirmed::toString);
        assertTrue(broke.rate() > 1_000, broke::toString);
    }

    @Test
    void shouldFindNoneWhereNothingHolds() {
        Capacity capacity = found(rate -> false, 1_000);
        assertNull(capacity.confirmed());
        Trial broke = capacity.broke();
        assertNotNull(broke);
        assertEquals(10, broke.rate());
        assertEquals(16, capacity.trials().size());
    }

    @Test
    void shouldTryOnceMoreWhatBreaks() {
        Set<Double> tried = new HashSet<>();
        Capacity capacity =
                search(
                                (rate, confirming) ->
                                        trial(rate, confirming, !tried.add(rate) && rate <= 1_000))
                        .from(100);
        Trial confirmed = capacity.confirmed();
        assertNotNull(confirmed);
        assertTrue(confirmed.rate() <= 1_000 && confirmed.rate() > 950, confirmed::toString);
    }

    /** Of each rate the second run breaks, if it is a longer one, and the third above 1,000. */
    @Test
    void shouldConfirmWhatHoldsTwiceBeforeItBreaksTwice() {
        Map<Double, Integer> runs = new HashMap<>();
        Capacity capacity =
                search(
                                (rate, confirming) -> {
                                    int run = confirming ? runs.merge(rate, 1, Integer::sum) : 0;
                                    return trial(
                                            rate,
                                            confirming,
                                            rate <= 2_000
                                                    && run != 2
                                                    && (run != 3 || rate <= 1_000));
                                })
                        .from(100);
        Trial confirmed = capacity.confirmed();
        assertNotNull(confirmed);
        assertTrue(confirmed.rate() <= 1_000 && confirmed.rate() > 950, confirmed::toString);
        assertEquals(3, runs.get(confirmed.rate()));
    }

    @Test
    void shouldEndWithTheHighestThatCanBeAskedFor() {
        Capacity capacity = found(rate -> true, 1e6);
        Trial confirmed = capacity.confirmed();
        assertNotNull(confirmed);
        assertEquals(1e8, confirmed.rate());
        assertNull(capacity.broke());
    }

    @Test
    void shouldTellWhatItHasWhenItIsEnded() {
        int[] left = {3};
        Capacity capacity =
                search((rate, confirming) -> left[0]-- == 0 ? null : trial(rate, confirming, true))
                        .from(1_000);
        assertNull(capacity.confirmed());
        assertEquals(
                List.of(1_000.0, 2_000.0, 4_000.0),
                capacity.trials().stream().map(Trial::rate).toList());
    }
}
