package io.tacho.stress.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateProfileTest {
    private static final double SECOND = 1e9;

    private static Stage stage(int seconds, double rate) {
        return new Stage(Duration.ofSeconds(seconds), rate);
    }

    @Test
    void shouldKeepAConstantRate() {
        RateProfile profile = RateProfile.constant(1_000, Duration.ofSeconds(10));
        assertEquals(10_000, profile.operations());
        assertEquals(1_000, profile.meanRate());
        RateProfile.Course course = profile.course();
        for (int i = 0; i < 10_000; i++) {
            assertEquals(i * 1e6, course.nanosAt(i), 1);
        }
    }

    @Test
    void shouldHaveHalfOfARampsOperationsInItsLastThird() {
        // Of r t^2 / 2 the half is reached at t / sqrt 2.
        RateProfile profile = new RateProfile(0, List.of(stage(10, 1_000)));
        assertEquals(5_000, profile.operations());
        RateProfile.Course course = profile.course();
        assertEquals(0, course.nanosAt(0));
        assertEquals(10 / Math.sqrt(2) * SECOND, course.nanosAt(2_500), 10);
        assertEquals(10 * SECOND, course.nanosAt(5_000), 10);
    }

    @Test
    void shouldGoDownAsItWentUp() {
        RateProfile profile = new RateProfile(0, List.of(stage(10, 1_000), stage(10, 0)));
        RateProfile.Course up = profile.course();
        RateProfile.Course down = profile.course();
        for (int i = 0; i <= 5_000; i += 100) {
            double after = up.nanosAt(i);
            assertEquals(20 * SECOND - after, mirror(profile, 10_000 - i), 1_000);
        }
        assertEquals(10 * SECOND, down.nanosAt(5_000), 10);
    }

    private static double mirror(RateProfile profile, double position) {
        return profile.course().nanosAt(position);
    }

    @Test
    void shouldPassOverAStageWithoutOperations() {
        RateProfile profile =
                new RateProfile(
                        100, List.of(stage(1, 100), stage(1, 0), stage(5, 0), stage(1, 100)));
        assertEquals(200, profile.operations());
        RateProfile.Course course = profile.course();
        assertTrue(course.nanosAt(149) < 2 * SECOND);
        assertTrue(course.nanosAt(151) > 7 * SECOND);
        assertEquals(8 * SECOND, course.nanosAt(200), 10);
    }

    @Test
    void shouldNeverGoBack() {
        RateProfile profile =
                new RateProfile(10, List.of(stage(3, 5_000), stage(2, 5_000), stage(4, 1)));
        RateProfile.Course course = profile.course();
        double before = -1;
        for (double position = 0; position < profile.operations(); position += 0.37) {
            double nanos = course.nanosAt(position);
            assertTrue(nanos >= before, () -> "at " + nanos);
            before = nanos;
        }
        assertEquals(9 * SECOND, before, SECOND);
    }

    @Test
    void shouldRefuseALoadWithoutOperations() {
        assertThrows(
                IllegalArgumentException.class, () -> new RateProfile(0, List.of(stage(10, 0))));
        assertThrows(IllegalArgumentException.class, () -> new RateProfile(-1, List.of()));
    }
}
