package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.RateLimit;
import io.tacho.runtime.Threads;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All times are offsets in ns from where the clock was when the bucket was made. */
class TokenBucketTest {
    /** Where clocks may be: the end of the range is then passed in the middle of a test. */
    static final long[] STARTS = {
        0, 1, -1, -500, Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE, Long.MAX_VALUE - 500
    };

    private static final int MOST_PASSED = 60;

    private static RateLimit limit(long messages, long periodNanos, int burst) {
        return new RateLimit(messages, Duration.ofNanos(periodNanos), burst);
    }

    /** How many of a number of attempts at one time are let through. */
    private static int take(TokenBucket bucket, long now, int attempts) {
        int taken = 0;
        for (int i = 0; i < attempts; i++) {
            if (bucket.tryTake(now)) {
                taken++;
            }
        }
        return taken;
    }

    @ParameterizedTest
    @CsvSource({
        // messages, period, burst, "time:of ten attempts so many pass"
        "1, 100, 1, 0:1 99:0 100:1 199:0 200:1 10000:1 10099:0 10100:1",
        "1, 100, 3, 0:3 99:0 100:1 300:2 600:3 100000:3 100099:0 100100:1",
        "1, 100, 3, 1000:3 1099:0 1100:1",
        "1, 100, 2, 0:2 150:1 199:0 200:1 350:1 400:1 499:0 500:1",
        "3, 100, 2, 0:2 33:0 34:1 66:0 67:1 99:0 100:1 133:0 134:1",
        // It was full from 33 1/3 on: what a full one is given is not kept.
        "3, 100, 1, 0:1 33:0 34:1 67:0 68:1 101:0 102:1",
        "7, 10,  2, 0:2 1:0 2:1 3:1 4:0 5:1 6:1 7:0 8:1 9:1 10:1",
        "1, 1,   1, 0:1 1:1 2:1 2:0 3:1",
        "5, 1,   3, 0:3 0:0 1:3 2:3",
        "5, 2,   9, 0:9 1:2 2:3 3:2 4:3",
        // A clock that goes backwards.
        "1, 100, 3, 0:3 -50:0 -1000000:0 99:0 100:1",
        "1, 100, 3, 1000:3 900:0 1000:0 1050:0 1099:0 1100:1",
        "1, 100, 1, -100:1 -100:0 0:0 99:0 100:1",
        "1, 100, 2, 1000:2 1150:1 1000:0 1150:0 1199:0 1200:1",
    })
    void shouldPassExactlyWhatIsDue(long messages, long period, int burst, String script) {
        for (long start : STARTS) {
            TokenBucket bucket = new TokenBucket(limit(messages, period, burst), start);
            for (String step : script.split(" ")) {
                String[] parts = step.split(":");
                assertEquals(
                        Integer.parseInt(parts[1]),
                        take(bucket, start + Long.parseLong(parts[0]), 10),
                        step + " from " + start);
            }
        }
    }

    @Test
    void shouldKeepWhatItHasWhenTheClockGoesBackwards() {
        TokenBucket bucket = new TokenBucket(limit(1, 100, 5), 0);
        assertEquals(2, take(bucket, 1_000, 2));
        assertEquals(3, take(bucket, -1_000_000, 10), "what was left of the burst");
        assertEquals(0, take(bucket, 1_099, 10));
        assertEquals(1, take(bucket, 1_100, 10));
    }

    static Stream<RateLimit> limits() {
        return Stream.of(
                limit(1, 1, 1),
                limit(3, 7, 1),
                limit(3, 7, 10),
                limit(7, 3, 4),
                limit(1, 1_000, 1),
                limit(999, 1_000, 3),
                limit(13, 1_009, 50),
                limit(1, Long.MAX_VALUE, 1),
                limit(Long.MAX_VALUE, Long.MAX_VALUE, 1),
                limit(Long.MAX_VALUE - 1, Long.MAX_VALUE / 3, 3),
                limit(1, Long.MAX_VALUE / Integer.MAX_VALUE, Integer.MAX_VALUE),
                limit(Long.MAX_VALUE, 1, Integer.MAX_VALUE));
    }

    /** Greedy at random times: of any two messages, and those between them. */
    @ParameterizedTest
    @MethodSource("limits")
    void shouldNeverPassMoreThanTheBurstAndTheRateInAnyWindow(RateLimit limit) {
        SplittableRandom random = new SplittableRandom(limit.hashCode());
        BigInteger messages = BigInteger.valueOf(limit.messages());
        BigInteger period = BigInteger.valueOf(limit.period().toNanos());
        BigInteger burst = BigInteger.valueOf(limit.burst());
        for (long start : STARTS) {
            TokenBucket bucket = new TokenBucket(limit, start);
            List<Long> passed = new ArrayList<>();
            for (long time = 0; passed.size() < MOST_PASSED && time < 20_000; ) {
                if (bucket.tryTake(start + time)) {
                    passed.add(time);
                } else {
                    time += random.nextInt(5);
                }
                if (random.nextInt(20) == 0) {
                    time += random.nextInt(1_000);
                }
            }
            for (int first = 0; first < passed.size(); first++) {
                for (int last = first; last < passed.size(); last++) {
                    BigInteger window = BigInteger.valueOf(passed.get(last) - passed.get(first));
                    BigInteger most = burst.add(messages.multiply(window).divide(period));
                    BigInteger count = BigInteger.valueOf(last - first + 1);
                    assertTrue(count.compareTo(most) <= 0, () -> count + " in " + window + " ns");
                }
            }
            assertTrue(passed.size() >= Math.min(limit.burst(), MOST_PASSED));
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 1000000000", "7, 1001", "999983, 1000000000", "1000, 1000"})
    void shouldNotDriftWhenEachIsTakenAtTheFirstMoment(long messages, long period) {
        for (long start : new long[] {0, Long.MAX_VALUE - 1_000}) {
            // Two at once, so that it is never full between the moments and no fraction is cut off.
            TokenBucket bucket = new TokenBucket(limit(messages, period, 2), start);
            assertEquals(2, take(bucket, start, 10));
            // With three a second these are three days.
            for (long number = 1; number <= 3L * 86_400 * 3; number++) {
                long due = (number * period + messages - 1) / messages;
                assertFalse(bucket.tryTake(start + due - 1), "too early");
                assertTrue(bucket.tryTake(start + due), "too late");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1000,                1",
        "1, 1000,                7",
        "3, 1000,                7",
        "5, 3,                   100",
        "1, 9223372036854775807, 1",
        "1, 9223372036854775,    1000",
        "9223372036854775807, 1, 1000",
    })
    void shouldPassExactlyTheBurstWhenItWasIdleUntilEmptyOrLonger(
            long messages, long period, int burst) {
        long untilEmpty = (burst * period - 1) / messages + 1;
        for (long start : STARTS) {
            for (long idle : new long[] {untilEmpty, Long.MAX_VALUE}) {
                TokenBucket bucket = new TokenBucket(limit(messages, period, burst), start);
                assertEquals(burst, take(bucket, start, burst + 10));
                assertEquals(burst, take(bucket, start + idle, burst + 10));
            }
        }
    }

    @Test
    void shouldPassOneLessThanTheBurstWhenItWasIdleForANanosecondLess() {
        TokenBucket bucket = new TokenBucket(limit(3, 1_000, 7), 0);
        assertEquals(7, take(bucket, 0, 10));
        assertEquals(6, take(bucket, 2_333, 10));
    }

    @Test
    void shouldAllocateNothingWhenAsked() {
        TokenBucket bucket = new TokenBucket(limit(1, 3, 5), 0);
        long least = Long.MAX_VALUE;
        int taken = 0;
        long now = 0;
        for (int run = 0; run < 5; run++) {
            long before = Threads.allocatedByMe();
            for (int i = 0; i < 100_000; i++) {
                if (bucket.tryTake(now++)) {
                    taken++;
                }
            }
            least = Math.min(least, Threads.allocatedByMe() - before);
        }
        assertEquals(0, least);
        assertEquals(5 + 499_999 / 3, taken);
    }
}
