package io.tacho.stress.scenario;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import java.util.Collection;
import java.util.List;

/**
 * What a service does all day: of four operations two are request and response, one is a plain
 * tell, one is a publication to {@value #SUBSCRIBERS} subscribers that ends when the last of them
 * has confirmed it.
 */
final class Mixed implements Scenario {
    /** Subscribers of each topic. */
    static final int SUBSCRIBERS = 4;

    /** Components that publish to the same topic. */
    private static final int GROUP = 64;

    private final Interned<Order> orders = new Interned<>(Order::new);
    private final Interned<Notice> notices = new Interned<>(Notice::new);
    private final Interned<Announce> announcements = new Interned<>(Announce::new);
    private final QueryMessages queries = new QueryMessages();
    private final Publishing.Messages publications = new Publishing.Messages();
    private Crew<Member> members = Crew.none();
    private Audiences audiences = Audiences.NONE;

    Mixed() {}

    @Override
    public String name() {
        return "mixed";
    }

    @Override
    public String description() {
        return "half request-response, a quarter tell, a quarter publish to 4 subscribers";
    }

    @Override
    public void spawn(Components components, Load load) {
        int count = components.count();
        members =
                Crew.spawn(
                        components, index -> new Member(index, (index + count / 2) % count, load));
        audiences = Audiences.subscribe(components.system(), members, "news", GROUP, SUBSCRIBERS);
    }

    @Override
    public void start(OperationStarter starter, long number, long dueAt) {
        // The kind shifts by one each time round, or a component would always get the same.
        Object first =
                switch ((int) (number + number / members.size()) & 3) {
                    case 0, 1 -> orders.of(number);
                    case 2 -> notices.of(number);
                    default -> announcements.of(number);
                };
        starter.send(members.target(number), first, dueAt);
    }

    @Override
    public Collection<Class<?>> messageTypes() {
        return List.of(
                Order.class,
                Notice.class,
                Announce.class,
                Publishing.News.class,
                Publishing.Seen.class,
                QueryMessages.Query.class,
                QueryMessages.Answer.class);
    }

    @Override
    public List<String> check(long operations) {
        long ordered = members.sum(member -> member.ordered);
        long noticed = members.sum(member -> member.noticed);
        long announced = members.sum(member -> member.announced);
        Tally tally = new Tally().expect("operations", operations, ordered + noticed + announced);
        Asking.check(tally, members, member -> member.asking, ordered);
        Publishing.check(tally, members, member -> member.publishing, announced);
        return tally.wrong();
    }

    /** From the load: ask your server. */
    record Order(long number) {}

    /** From the load: note this. Ends its operation. */
    record Notice(long number) {}

    /** From the load: publish. */
    record Announce(long number) {}

    private final class Member implements Actor<Object> {
        private final int index;
        private final int server;
        private final Load load;
        private final Asking asking;
        private final Publishing publishing;
        private long ordered;
        private long noticed;
        private long announced;

        Member(int index, int server, Load load) {
            this.index = index;
            this.server = server;
            this.load = load;
            this.asking = new Asking(queries, load);
            this.publishing = new Publishing(publications, load);
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            if (message instanceof QueryMessages.Query query) {
                context.reply(queries.answer(query));
            } else if (message instanceof Order order) {
                ordered++;
                asking.ask(members.at(server), order.number, context);
            } else if (message instanceof Announce) {
                announced++;
                publishing.publish(audiences.of(index));
            } else if (message instanceof Notice) {
                noticed++;
                load.completed(context);
            } else if (!publishing.handles(message, context)) {
                throw new IllegalArgumentException("not a message of this scenario: " + message);
            }
        }
    }
}
