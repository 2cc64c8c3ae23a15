package io.tacho.runtime.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who has subscribed to what. Any thread; changes take the table's lock, finding a topic that is
 * there does not, and publishing never comes here: each topic is given its subscribers whenever
 * they change.
 *
 * <p>A change costs a walk down the tree of topics along the pattern (where it has {@code *},
 * through every segment that stands there) and, for each topic that matches, a copy of its
 * subscribers; to take a subscription back also a look at what else the actor has subscribed to. A
 * topic that is made costs a walk down the tree of patterns along its name.
 *
 * <p>A subscription lasts until it is taken back or its actor's life ends; then all that was there
 * only for it goes, too. Topics stay, as somebody may hold them.
 */
final class TopicTable {
    private final LocalActorSystem system;
    private final ConcurrentHashMap<String, LocalTopic> byName = new ConcurrentHashMap<>();

    // Guarded by the lock.
    private final SegmentTree<LocalTopic> topics = new SegmentTree<>();

    /** By pattern: who has subscribed to it, and as which subscription, counted from 1. */
    private final SegmentTree<Map<ActorCell, Long>> subscriptions = new SegmentTree<>();

    private final Map<ActorCell, Set<TopicPattern>> patternsOf = new HashMap<>();
    private long lastSubscription;

    TopicTable(LocalActorSystem system) {
        this.system = system;
    }

    /**
     * @throws IllegalArgumentException if it is no exact name
     */
    LocalTopic topic(String name) {
        LocalTopic known = byName.get(Objects.requireNonNull(name, "topic"));
        return known != null ? known : make(TopicPattern.parseName(name));
    }

    private synchronized LocalTopic make(TopicPattern name) {
        LocalTopic topic =
                topics.computeIfAbsent(
                        name, () -> new LocalTopic(system, this, name, subscribersOf(name)));
        byName.put(name.text(), topic);
        return topic;
    }

    /**
     * @return false if it was there already or the actor's life has ended
     */
    synchronized boolean subscribe(TopicPattern pattern, ActorCell cell) {
        // Dekker's problem: here the mark is written and then the state read, at the end of a life
        // the state is written and then the mark read, all volatile. Either the end is seen here,
        // or forget sees the mark; and since it needs the lock, it then finds what is added below.
        cell.subscribed = true;
        if (cell.isFinal()) {
            return false;
        }
        if (!patternsOf.computeIfAbsent(cell, key -> new HashSet<>()).add(pattern)) {
            return false;
        }
        subscriptions.computeIfAbsent(pattern, HashMap::new).put(cell, ++lastSubscription);
        topics.forEachMatchedBy(pattern, topic -> topic.add(cell));
        return true;
    }

    /**
     * @return false if it was not there
     */
    synchronized boolean unsubscribe(TopicPattern pattern, ActorCell cell) {
        Set<TopicPattern> others = patternsOf.get(cell);
        if (others == null || !others.remove(pattern)) {
            return false;
        }
        if (others.isEmpty()) {
            patternsOf.remove(cell);
        }
        drop(pattern, cell);
        topics.forEachMatchedBy(
                pattern,
                topic -> {
                    if (others.stream().anyMatch(other -> other.matches(topic.pattern()))) {
                        // It stays, but its place may have been that of the one it gave up.
                        topic.replace(subscribersOf(topic.pattern()));
                    } else {
                        topic.remove(cell);
                    }
                });
        return true;
    }

    /**
     * Ends all subscriptions of an actor. To be called once its state is final, which no actor
     * leaves. For an actor that never subscribed it is one volatile read.
     */
    void forget(ActorCell cell) {
        if (cell.subscribed) {
            removeAll(cell);
        }
    }

    private synchronized void removeAll(ActorCell cell) {
        Set<TopicPattern> patterns = patternsOf.remove(cell);
        if (patterns == null) {
            return;
        }
        for (TopicPattern pattern : patterns) {
            drop(pattern, cell);
            topics.forEachMatchedBy(pattern, topic -> topic.remove(cell));
        }
    }

    private void drop(TopicPattern pattern, ActorCell cell) {
        Map<ActorCell, Long> subscribers = Objects.requireNonNull(subscriptions.get(pattern));
        subscribers.remove(cell);
        if (subscribers.isEmpty()) {
            subscriptions.remove(pattern);
        }
    }

    /** Each once, in the place of its oldest subscription. */
    private ActorCell[] subscribersOf(TopicPattern name) {
        Map<ActorCell, Long> oldest = new HashMap<>();
        subscriptions.forEachMatching(
                name,
                subscribers ->
                        subscribers.forEach(
                                (cell, number) -> oldest.merge(cell, number, Math::min)));
        return oldest.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toArray(ActorCell[]::new);
    }
}
