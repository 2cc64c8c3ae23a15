package io.tacho.stress.scenario;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.Topic;
import java.util.function.Function;

/**
 * What a component that publishes and reads does: a publication is done when each subscriber has
 * confirmed it to the publisher. Lives in its component's turns.
 */
final class Publishing {
    private final Messages messages;
    private final Load load;
    private final OpenRounds rounds = new OpenRounds();
    private long published;
    private long read;
    private long confirmed;

    Publishing(Messages messages, Load load) {
        this.messages = messages;
        this.load = load;
    }

    /** Publishes; the operation ends with the last confirmation. */
    void publish(Topic<Object> topic) {
        topic.publish(messages.news.of(rounds.start(topic.subscribers())));
    }

    /** Whether a message was one of publications; then it is handled. */
    boolean handles(Object message, ActorContext<Object> context) {
        if (message instanceof News news) {
            read++;
            context.reply(messages.seen.of(news.round));
            return true;
        }
        if (message instanceof Seen seen) {
            confirmed++;
            if (rounds.arrived((int) seen.round)) {
                published++;
                load.completed(context);
            }
            return true;
        }
        return false;
    }

    /** Expects that what a crew published was read and confirmed by all. */
    static <C extends Actor<Object>> void check(
            Tally tally, Crew<C> crew, Function<C, Publishing> publishing, long publications) {
        tally.expect(
                        "publications confirmed by all subscribers",
                        publications,
                        crew.sum(member -> publishing.apply(member).published))
                .expect(
                        "publications still open",
                        0,
                        crew.sum(member -> publishing.apply(member).rounds.open()))
                .expect(
                        "confirmations of news",
                        crew.sum(member -> publishing.apply(member).read),
                        crew.sum(member -> publishing.apply(member).confirmed));
    }

    /** What is published. */
    record News(long round) {}

    /** A subscriber's confirmation, to the publisher. */
    record Seen(long round) {}

    /** The messages of all components of a scenario. */
    static final class Messages {
        private final Interned<News> news = new Interned<>(News::new);
        private final Interned<Seen> seen = new Interned<>(Seen::new);
    }
}
