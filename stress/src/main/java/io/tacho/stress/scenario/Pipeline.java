package io.tacho.stress.scenario;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import java.util.Collection;
import java.util.List;

/**
 * Components in lines of {@value #STAGES} stages. The load gives a number to a line's first stage;
 * each computes something of it and hands it on, the last one adds it up, and the operation ends.
 */
final class Pipeline implements Scenario {
    /** Stages of a line; the last line has those that are left over, too. */
    static final int STAGES = 5;

    private final Interned<Item> items = new Interned<>(Item::new);
    private Crew<Stage> stages = Crew.none();
    private Targets lines = new Targets(1, 0);

    Pipeline() {}

    @Override
    public String name() {
        return "pipeline";
    }

    @Override
    public String description() {
        return "lines of 5 stages; an operation is an item through a whole line";
    }

    @Override
    public int leastComponents() {
        return STAGES;
    }

    @Override
    public void spawn(Components components, Load load) {
        int count = components.count();
        lines = components.targets(count / STAGES);
        stages =
                Crew.spawn(
                        components, index -> new Stage(index, index == lastOf(index, count), load));
    }

    @Override
    public void start(OperationStarter starter, long number, long dueAt) {
        starter.send(stages.at(lines.of(number) * STAGES), items.of(number), dueAt);
    }

    @Override
    public Collection<Class<?>> messageTypes() {
        return List.of(Item.class);
    }

    @Override
    public List<String> check(long operations) {
        Tally tally =
                new Tally()
                        .expect(
                                "items at the end of a line",
                                operations,
                                stages.sum(stage -> stage.isLast ? stage.items : 0));
        long missing = 0;
        long wrong = 0;
        for (int first = 0; first + STAGES <= stages.size(); first += STAGES) {
            int last = lastOf(first, stages.size());
            long expected = stages.member(first).sum;
            for (int i = first + 1; i <= last; i++) {
                missing += Math.abs(stages.member(first).items - stages.member(i).items);
                // Each adds its step to every item, modulo the size of the table, so that of the
                // sums only the remainder is known.
                expected += stages.member(i - 1).items * step(i - 1);
                wrong += remainder(expected - stages.member(i).sum) == 0 ? 0 : 1;
            }
        }
        return tally.expect("items missing between two stages", 0, missing)
                .expect("stages that got other items than were computed for them", 0, wrong)
                .wrong();
    }

    /** The last stage of the line that one belongs to. */
    private static int lastOf(int index, int count) {
        int line = Math.min(index / STAGES, count / STAGES - 1);
        return line == count / STAGES - 1 ? count - 1 : line * STAGES + STAGES - 1;
    }

    /** What a stage adds to each item. */
    private static long step(int index) {
        return 31L * index + 7;
    }

    private static long remainder(long sum) {
        return Math.floorMod(sum, (long) Interned.SIZE);
    }

    /** Goes through a line. */
    record Item(long value) {}

    private final class Stage implements Actor<Object> {
        private final int index;
        private final boolean isLast;
        private final Load load;
        private long items;
        private long sum;

        Stage(int index, boolean isLast, Load load) {
            this.index = index;
            this.isLast = isLast;
            this.load = load;
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            if (!(message instanceof Item item)) {
                throw new IllegalArgumentException("not an item: " + message);
            }
            items++;
            sum += item.value;
            if (isLast) {
                load.completed(context);
            } else {
                stages.at(index + 1).tell(Pipeline.this.items.of(item.value + step(index)));
            }
        }
    }
}
