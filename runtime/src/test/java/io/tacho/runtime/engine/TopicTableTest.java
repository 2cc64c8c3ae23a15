package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorState;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicTableTest {
    private static final int CHURN = 2_000;

    /** So many patterns of 100 segments take some 40 MB. */
    private static final long LIMIT_BYTES = 5_000_000;

    private final Cells cells = new Cells();
    private final ActorCell cell = cells.make(1)[0];
    private final TopicTable table = new TopicTable(cell.system);
    private final LocalTopic topic = table.topic("a.b");

    @AfterEach
    void close() {
        cells.close();
    }

    private boolean subscribe(String pattern) {
        return table.subscribe(TopicPattern.parse(pattern), cell);
    }

    private boolean unsubscribe(String pattern) {
        return table.unsubscribe(TopicPattern.parse(pattern), cell);
    }

    @Test
    void shouldForgetEverySubscriptionWhenALifeHasEnded() {
        subscribe("a.*");
        subscribe("#");
        subscribe("a.b");
        cells.end(cell, ActorState.TERMINATED);
        table.forget(cell);
        assertEquals(0, topic.subscribers());
        assertEquals(0, table.topic("made.later").subscribers());
        assertFalse(unsubscribe("a.*"));
    }

    @Test
    void shouldRefuseSubscriptionWhenALifeHasEnded() {
        cells.end(cell, ActorState.FAILED);
        assertFalse(subscribe("a.*"));
        assertEquals(0, topic.subscribers());
        table.forget(cell);
        assertFalse(subscribe("a.*"));
        assertEquals(0, table.topic("a.later").subscribers());
    }

    @Test
    void shouldPassOverSubscriberWhenItsLifeHasEndedButIsNotYetForgotten() {
        subscribe("a.b");
        cells.end(cell, ActorState.TERMINATED);
        assertEquals(0, topic.publish("x"));
        assertTrue(cell.mailbox.isEmpty());
    }

    @Test
    void shouldMarkTheCellWhenItSubscribes() {
        assertFalse(cell.subscribed);
        subscribe("a.*");
        assertTrue(cell.subscribed);
    }

    @Test
    void shouldNotGrowWhenPatternsComeAndGo() {
        long before = used();
        for (int i = 0; i < CHURN; i++) {
            String pattern = i + ".x".repeat(100) + ".#";
            assertTrue(subscribe(pattern));
            assertTrue(unsubscribe(pattern));
        }
        long grown = used() - before;
        assertTrue(grown < LIMIT_BYTES, () -> grown + " B more");
    }

    @Test
    void shouldNotGrowWhenSubscribersComeAndGo() {
        long before = used();
        for (int i = 0; i < CHURN; i++) {
            ActorCell other = cells.make(1)[0];
            table.subscribe(TopicPattern.parse(i + ".x".repeat(100) + ".#"), other);
            table.subscribe(TopicPattern.parse("a.b"), other);
            cells.end(other, ActorState.TERMINATED);
            table.forget(other);
        }
        long grown = used() - before;
        assertTrue(grown < LIMIT_BYTES, () -> grown + " B more");
        assertEquals(0, topic.subscribers());
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
