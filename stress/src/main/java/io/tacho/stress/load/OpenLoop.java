package io.tacho.stress.load;

import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Sender;
import io.tacho.stress.scenario.OperationStarter;
import io.tacho.stress.scenario.Scenario;
import java.time.Duration;

/** Starts operations on a {@link Schedule} from a thread outside the system. */
final class OpenLoop implements LoadGenerator {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Scenario scenario;
    private final ActorSystem system;
    private final RateProfile profile;
    private final Schedule schedule;

    /**
     * A load.
     *
     * @param scenario whose operations
     * @param system where
     * @param profile operations a second
     * @param arrivals how they lie within the rate
     * @param seed of what is random
     */
    OpenLoop(
            Scenario scenario,
            ActorSystem system,
            RateProfile profile,
            Arrivals arrivals,
            long seed) {
        this.scenario = scenario;
        this.system = system;
        this.profile = profile;
        this.schedule = new Schedule(arrivals, seed);
    }

    @Override
    public void warmUp(Duration duration) {
        if (profile.meanRate() * duration.toNanos() >= NANOS_PER_SECOND) {
            follow(RateProfile.constant(profile.meanRate(), duration));
        }
    }

    @Override
    public void run() {
        follow(profile);
    }

    private void follow(RateProfile rate) {
        try (Sender sender = system.newSender()) {
            OperationStarter starter = sender::tell;
            schedule.follow(rate, (number, dueAt) -> scenario.start(starter, number, dueAt));
        }
    }

    @Override
    public void completed(ActorContext<?> context) {
        context.endOperation();
    }

    @Override
    public void stop() {
        schedule.stop();
    }

    @Override
    public long started() {
        return schedule.started();
    }

    @Override
    public Punctuality punctuality() {
        return schedule.punctuality();
    }
}
