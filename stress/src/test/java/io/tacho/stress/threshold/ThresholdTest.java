package io.tacho.stress.threshold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.stress.measure.Histograms;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {
    /** A thousand operations of 1 to 1,000 us; a hundred of them, all 7 us, began with an Order. */
    private static final Measurements MEASURED =
            new Measurements() {
                @Override
                public double value(Metric metric) {
                    return switch (metric) {
                        case RATE -> 123_456;
                        case ALLOCATED -> 0.5;
                        case GC_TIME -> 12e6;
                        case HANDLED -> 2_000;
                        default -> 0;
                    };
                }

                @Override
                public Histogram distribution(Metric metric, @Nullable String type) {
                    Histogram histogram = Histograms.create();
                    if (type == null) {
                        for (int us = 1; us <= 1_000; us++) {
                            histogram.recordValue(us * 1_000L);
                        }
                    } else if (type.equals("Order")) {
                        histogram.recordValueWithCount(7_000, 100);
                    }
                    return histogram;
                }
            };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    p(99)<1ms | true
                    p(99)<900us | false
                    p(50)<=501us | true
                    p(99.9) < 0.99ms | false
                    latency:p(99)<1ms | true
                    response:p(99)<1ms | true
                    service:med<501us | true
                    queueWait:max<1.01ms | true
                    handling:avg<500us | false
                    handling:mean<502us | true
                    min>=1us | true
                    min>1.1us | false
                    count==1000 | true
                    count>1k | false
                    latency{type=Order}:p(99.9)<8us | true
                    latency{type=Order}:max<7us | false
                    latency{type=Order}:count===100 | true
                    latency{type=Other}:p(99)<1s | false
                    latency{type=Other}:count==0 | true
                    rate>100k | true
                    rate>=123456/s | true
                    rate>0.2M | false
                    lost==0 | true
                    lost!=0 | false
                    failed<1 | true
                    handled>1.5k | true
                    gc.count==0 | true
                    gc.time<10ms | false
                    alloc<1B | true
                    alloc<0.25 | false
                    """)
    void shouldHoldOrNot(String expression, boolean holds) {
        Threshold.Outcome outcome = Threshold.parse(expression).evaluate(MEASURED);
        assertEquals(holds, outcome.ok(), outcome::toString);
        assertEquals(expression, outcome.expression());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    max<1s | 1.00 ms
                    min<1s | 1.0 us
                    latency{type=Other}:max<1s | nothing measured
                    latency{type=Order}:count>0 | 100
                    rate>1 | 123,456/s
                    alloc<1 | 0.50 B
                    gc.time<1s | 12.00 ms
                    """)
    void shouldShowTheValueWithItsUnit(String expression, String shown) {
        assertEquals(shown, Threshold.parse(expression).evaluate(MEASURED).shown());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "p(99)",
                "<1ms",
                "p(99)<",
                "p(99)<1ms<2ms",
                "p(99)=1ms",
                "p(99)<1 parsec",
                "p(99)<1",
                "p(99)<-1ms",
                "p(x)<1ms",
                "p()<1ms",
                "p(100.1)<1ms",
                "p99<1ms",
                "lost==0B",
                "rate>1ms",
                "alloc<1ms",
                "latency{}:p(99)<1ms",
                "latency{type=A:p(99)<1ms",
                "rate{type=A}:p(99)<1ms",
                "latency:rate>1",
                "speed:p(99)<1ms",
                "speed>1"
            })
    void shouldRefuseWhatIsNone(String expression) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Threshold.parse(expression));
        assertTrue(
                String.valueOf(refused.getMessage()).startsWith("'" + expression + "'"),
                refused::getMessage);
    }

    @Test
    void shouldBeBrokenAsSoonAsTooManyAreAbove() {
        Threshold threshold = Threshold.parse("p(99)<1ms");
        Histogram responses = Histograms.create();
        responses.recordValueWithCount(500_000, 50);
        responses.recordValueWithCount(2_000_000, 10);
        // Ten of a thousand may be.
        assertFalse(threshold.isBroken(responses, 1_000));
        responses.recordValue(2_000_000);
        assertTrue(threshold.isBroken(responses, 1_000));
        assertFalse(threshold.isBroken(responses, 2_000));
    }

    @ParameterizedTest
    @CsvSource({"max<=1ms,true", "max<3ms,false", "p(99)>1ms,false", "avg<1us,false"})
    void shouldBeBrokenOnlyWhereNothingCanMendIt(String expression, boolean broken) {
        Histogram responses = Histograms.create();
        responses.recordValue(2_000_000);
        assertEquals(broken, Threshold.parse(expression).isBroken(responses, 1_000_000));
    }
}
