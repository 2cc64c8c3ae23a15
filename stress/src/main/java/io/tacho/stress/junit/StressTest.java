package io.tacho.stress.junit;

import io.tacho.stress.run.JournalSetting;
import io.tacho.stress.scenario.Scenario;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Has a method be a test that loads a system: the load runs before the method, and fails the test
 * if a threshold is crossed, a message is lost or the scenario's check finds something wrong. The
 * method may take a {@link io.tacho.stress.run.RunResult} and look further.
 *
 * <pre>
 * {@literal @}StressTest(scenario = Shop.class, rate = "20k", threshold = "p(99)&lt;5ms")
 * void shouldHoldTheEveningsLoad() {}
 * </pre>
 *
 * <p>What each run leaves behind is in {@code target/stress}, or where the system property {@code
 * tacho.stress.dir} says. Texts are those of the command line: {@code stress run --help}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(StressExtension.class)
public @interface StressTest {
    /**
     * What is loaded: a public class with a public constructor without parameters.
     *
     * @return the scenario
     */
    Class<? extends Scenario> scenario();

    /**
     * How many actors are spawned.
     *
     * @return 1 or more
     */
    int components() default 1_000;

    /**
     * Operations a second on a fixed schedule.
     *
     * @return like {@code 20k}
     */
    String rate() default "10k";

    /**
     * How operations lie within the rate.
     *
     * @return {@code even}, {@code poisson} or {@code burst:N}
     */
    String arrivals() default "even";

    /**
     * Of the measured window.
     *
     * @return like {@code 3s}
     */
    String duration() default "3s";

    /**
     * Under the same load, before.
     *
     * @return like {@code 2s}
     */
    String warmup() default "2s";

    /**
     * What is asked of the run.
     *
     * @return like {@code p(99)<1ms} or {@code lost==0}
     */
    String[] threshold() default {};

    /**
     * Threads that run actors.
     *
     * @return 0 for all cores but one
     */
    int workers() default 0;

    /**
     * Of all that is random.
     *
     * @return any number
     */
    long seed() default 1;

    /**
     * What is recorded of each message.
     *
     * @return nothing, unless the run is to be analysed when it fails
     */
    JournalSetting journal() default JournalSetting.OFF;
}
