package io.tacho.stress.scenario;

import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Topic;
import java.util.ArrayList;
import java.util.List;

/**
 * Components in groups, each with a topic for what its members publish; components of the next
 * group subscribe to it, so that publishers are not their own audience.
 */
final class Audiences {
    /** Of no components yet. */
    static final Audiences NONE = new Audiences(1);

    private final int group;
    private final List<Topic<Object>> topics = new ArrayList<>();

    private Audiences(int group) {
        this.group = group;
    }

    /**
     * Makes topics and subscribes to them.
     *
     * @param name of the topics, followed by a number each
     * @param group components that publish to the same topic
     * @param subscribers of each topic; all components, if there are no more
     */
    static Audiences subscribe(
            ActorSystem system, Crew<?> crew, String name, int group, int subscribers) {
        Audiences audiences = new Audiences(group);
        int count = crew.size();
        for (int first = 0; first < count; first += group) {
            Topic<Object> topic = system.topic(name + '.' + first / group);
            int next = (first + group) % Math.max(group, count);
            for (int i = 0; i < Math.min(subscribers, count); i++) {
                topic.subscribe(crew.at((next + i) % count));
            }
            audiences.topics.add(topic);
        }
        return audiences;
    }

    /** The topic that a component publishes to. */
    Topic<Object> of(int index) {
        return topics.get(index / group);
    }
}
