package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {
    @ParameterizedTest
    @CsvSource({
        "1,                   PT1S,                    1",
        "1,                   PT0.000000001S,          2147483647",
        "9223372036854775807, PT1S,                    2147483647",
        "1,                   PT9223372036.854775807S, 1",
        "1,                   PT4611686018.427387903S, 2",
    })
    void shouldTakeWhatIsInRange(long messages, Duration period, int burst) {
        RateLimit limit = new RateLimit(messages, period, burst);
        assertEquals(messages, limit.messages());
        assertEquals(period, limit.period());
        assertEquals(burst, limit.burst());
    }

    @ParameterizedTest
    @CsvSource({
        "0,                    PT1S,                    1",
        "-9223372036854775808, PT1S,                    1",
        "1,                    PT0S,                    1",
        "1,                    PT-1S,                   1",
        "1,                    PT1S,                    0",
        "1,                    PT1S,                    -2147483648",
        "1,                    PT9223372036.854775808S, 1",
        "1,                    PT4611686018.427387904S, 2",
        "1,                    PT2562047788015215H,     1",
    })
    void shouldRefuseWhatIsOutOfRange(long messages, Duration period, int burst) {
        assertThrows(IllegalArgumentException.class, () -> new RateLimit(messages, period, burst));
    }

    @Test
    void shouldNameTheLongestPeriodWhenItIsTooLong() {
        IllegalArgumentException thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new RateLimit(1, Duration.ofDays(365), 1_000));
        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.contains(Duration.ofNanos(Long.MAX_VALUE / 1_000).toString()), message);
    }

    @Test
    void shouldHaveAPeriodOfASecondWhenPerSecond() {
        assertEquals(new RateLimit(5, Duration.ofSeconds(1), 2), RateLimit.perSecond(5, 2));
    }
}
