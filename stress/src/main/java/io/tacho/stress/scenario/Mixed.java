package io.tacho.stress.scenario;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.Topic;
import java.util.ArrayList;
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
    private final Interned<News> news = new Interned<>(News::new);
    private final Interned<Seen> seen = new Interned<>(Seen::new);
    private final QueryMessages queries = new QueryMessages();
    private final List<Topic<Object>> topics = new ArrayList<>();
    private Targets targets = new Targets(1, 0);
    private ActorRef<Object>[] refs = QueryMessages.noComponents();
    private Member[] members = {};

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
        targets = components.targets();
        int count = components.count();
        for (int first = 0; first < count; first += GROUP) {
            topics.add(components.system().topic("news." + first / GROUP));
        }
        members = new Member[count];
        refs = components.spawnAll(index -> members[index] = new Member(index, load));
        for (int topic = 0; topic < topics.size(); topic++) {
            // The group after the publishers', so that publishers are not their own audience.
            int firstSubscriber = (topic + 1) * GROUP % Math.max(GROUP, count);
            for (int i = 0; i < SUBSCRIBERS; i++) {
                topics.get(topic).subscribe(refs[(firstSubscriber + i) % count]);
            }
        }
    }

    @Override
    public void start(OperationStarter starter, long number, long dueAt) {
        ActorRef<Object> target = refs[targets.of(number)];
        // The kind shifts by one each time round, or a component would always get the same.
        Object first =
                switch ((int) (number + number / refs.length) & 3) {
                    case 0, 1 -> orders.of(number);
                    case 2 -> notices.of(number);
                    default -> announcements.of(number);
                };
        starter.send(target, first, dueAt);
    }

    @Override
    public Collection<Class<?>> messageTypes() {
        return List.of(
                Order.class,
                Notice.class,
                Announce.class,
                News.class,
                Seen.class,
                QueryMessages.Query.class,
                QueryMessages.Answer.class);
    }

    @Override
    public List<String> check(long operations) {
        long completed = 0;
        long wrong = 0;
        long timedOut = 0;
        long open = 0;
        long news = 0;
        long confirmations = 0;
        for (Member member : members) {
            completed += member.asking.answered() + member.noticed + member.announced;
            wrong += member.asking.wrong();
            timedOut += member.asking.timedOut();
            open += member.rounds.open();
            news += member.read;
            confirmations += member.confirmed;
        }
        return new Tally()
                .expect("operations completed", operations, completed)
                .expect("answers that were wrong", 0, wrong)
                .expect("asks that timed out", 0, timedOut)
                .expect("publications not confirmed by all subscribers", 0, open)
                .expect("confirmations of news", news, confirmations)
                .wrong();
    }

    /** From the load: ask your server. */
    record Order(long number) {}

    /** From the load: note this. Ends its operation. */
    record Notice(long number) {}

    /** From the load: publish. */
    record Announce(long number) {}

    /** What is published. */
    record News(long round) {}

    /** A subscriber's confirmation. */
    record Seen(long round) {}

    private final class Member implements Actor<Object> {
        private final int index;
        private final Load load;
        private final Asking asking;
        private final OpenRounds rounds = new OpenRounds();
        private long noticed;
        private long announced;
        private long read;
        private long confirmed;

        Member(int index, Load load) {
            this.index = index;
            this.load = load;
            this.asking = new Asking(queries, load);
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            if (message instanceof QueryMessages.Query query) {
                context.reply(queries.answer(query));
            } else if (message instanceof Order order) {
                asking.ask(refs[(index + refs.length / 2) % refs.length], order.number, context);
            } else if (message instanceof News item) {
                read++;
                context.reply(seen.of(item.round));
            } else if (message instanceof Seen confirmation) {
                confirmed++;
                if (rounds.arrived((int) confirmation.round)) {
                    announced++;
                    load.completed(context);
                }
            } else if (message instanceof Announce) {
                Topic<Object> topic = topics.get(index / GROUP);
                topic.publish(news.of(rounds.start(topic.subscribers())));
            } else if (message instanceof Notice) {
                noticed++;
                load.completed(context);
            } else {
                throw new IllegalArgumentException("not a message of this scenario: " + message);
            }
        }
    }
}
