package io.tacho.stress.scenario;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import java.util.Collection;
import java.util.List;

/**
 * Many sensors, few collectors: of {@value #GROUP} components one collects what the others measure.
 * An operation: the load has a sensor measure, and the collector adds the reading to its sum.
 */
final class FanIn implements Scenario {
    /** A collector and its sensors; what is left over are sensors, too. */
    static final int GROUP = 64;

    private final Interned<Measure> measures = new Interned<>(Measure::new);
    private final Interned<Reading> readings = new Interned<>(Reading::new);
    private Crew<Member> members = Crew.none();
    private Targets sensors = new Targets(1, 0);
    private int collectors;

    FanIn() {}

    @Override
    public String name() {
        return "fan-in";
    }

    @Override
    public String description() {
        return "63 sensors to a collector; an operation is a reading that was added up";
    }

    @Override
    public int leastComponents() {
        return 2;
    }

    @Override
    public void spawn(Components components, Load load) {
        int count = components.count();
        // The first ones collect.
        collectors = Math.max(1, count / GROUP);
        sensors = components.targets(count - collectors);
        members = Crew.spawn(components, index -> new Member(index % collectors, load));
    }

    @Override
    public void start(OperationStarter starter, long number, long dueAt) {
        starter.send(members.at(collectors + sensors.of(number)), measures.of(number), dueAt);
    }

    @Override
    public Collection<Class<?>> messageTypes() {
        return List.of(Measure.class, Reading.class);
    }

    @Override
    public List<String> check(long operations) {
        long[] missing = new long[collectors];
        long[] difference = new long[collectors];
        for (int i = 0; i < members.size(); i++) {
            Member member = members.member(i);
            missing[member.collector] += member.measured - member.collected;
            difference[member.collector] += member.measuredSum - member.collectedSum;
        }
        return new Tally()
                .expect("readings measured", operations, members.sum(m -> m.measured))
                .expect("readings collected", operations, members.sum(m -> m.collected))
                .expect("collectors that lack readings of their sensors", 0, notZero(missing))
                .expect("collectors whose sum is another", 0, notZero(difference))
                .wrong();
    }

    private static long notZero(long[] values) {
        long count = 0;
        for (long value : values) {
            count += value == 0 ? 0 : 1;
        }
        return count;
    }

    /** From the load: measure this. */
    record Measure(long value) {}

    /** From a sensor to its collector. */
    record Reading(long value) {}

    private final class Member implements Actor<Object> {
        private final int collector;
        private final Load load;
        private long measured;
        private long measuredSum;
        private long collected;
        private long collectedSum;

        Member(int collector, Load load) {
            this.collector = collector;
            this.load = load;
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            if (message instanceof Measure measure) {
                measured++;
                measuredSum += measure.value;
                members.at(collector).tell(readings.of(measure.value));
            } else if (message instanceof Reading reading) {
                collected++;
                collectedSum += reading.value;
                load.completed(context);
            } else {
                throw new IllegalArgumentException("neither measure nor reading: " + message);
            }
        }
    }
}
