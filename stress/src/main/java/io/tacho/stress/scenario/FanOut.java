package io.tacho.stress.scenario;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import java.util.Collection;
import java.util.List;

/**
 * Everyone publishes: mostly to ten subscribers, now and then to a hundred, seldom to a thousand.
 * An operation is one publication; it ends when the last subscriber has confirmed it.
 */
final class FanOut implements Scenario {
    /** One publication of so many goes to a thousand, and one to a hundred. */
    private static final int ROUND = 1024;

    private static final int HUNDREDS = 128;

    private final Interned<PublishTo10> toTen = new Interned<>(PublishTo10::new);
    private final Interned<PublishTo100> toHundred = new Interned<>(PublishTo100::new);
    private final Interned<PublishTo1000> toThousand = new Interned<>(PublishTo1000::new);
    private final Publishing.Messages publications = new Publishing.Messages();
    private Crew<Member> members = Crew.none();
    private Audiences tens = Audiences.NONE;
    private Audiences hundreds = Audiences.NONE;
    private Audiences thousands = Audiences.NONE;

    FanOut() {}

    @Override
    public String name() {
        return "fan-out";
    }

    @Override
    public String description() {
        return "publications to 10, 100 or 1,000 subscribers, until all have confirmed";
    }

    @Override
    public void spawn(Components components, Load load) {
        members = Crew.spawn(components, index -> new Member(index, load));
        tens = Audiences.subscribe(components.system(), members, "ten", 10, 10);
        hundreds = Audiences.subscribe(components.system(), members, "hundred", 100, 100);
        thousands = Audiences.subscribe(components.system(), members, "thousand", 1000, 1000);
    }

    @Override
    public void start(OperationStarter starter, long number, long dueAt) {
        // Shifted by one each time round, or a component would always get the same.
        long kind = number + number / members.size();
        Object first =
                kind % ROUND == 0
                        ? toThousand.of(number)
                        : kind % HUNDREDS == 0 ? toHundred.of(number) : toTen.of(number);
        starter.send(members.target(number), first, dueAt);
    }

    @Override
    public Collection<Class<?>> messageTypes() {
        return List.of(
                PublishTo10.class,
                PublishTo100.class,
                PublishTo1000.class,
                Publishing.News.class,
                Publishing.Seen.class);
    }

    @Override
    public List<String> check(long operations) {
        Tally tally = new Tally();
        Publishing.check(tally, members, member -> member.publishing, operations);
        return tally.wrong();
    }

    /** From the load: publish to ten. */
    record PublishTo10(long number) {}

    /** From the load: publish to a hundred. */
    record PublishTo100(long number) {}

    /** From the load: publish to a thousand. */
    record PublishTo1000(long number) {}

    private final class Member implements Actor<Object> {
        private final int index;
        private final Publishing publishing;

        Member(int index, Load load) {
            this.index = index;
            this.publishing = new Publishing(publications, load);
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            if (publishing.handles(message, context)) {
                return;
            }
            if (message instanceof PublishTo10) {
                publishing.publish(tens.of(index));
            } else if (message instanceof PublishTo100) {
                publishing.publish(hundreds.of(index));
            } else if (message instanceof PublishTo1000) {
                publishing.publish(thousands.of(index));
            } else {
                throw new IllegalArgumentException("not a message of this scenario: " + message);
            }
        }
    }
}
