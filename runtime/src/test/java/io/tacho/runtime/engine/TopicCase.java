package io.tacho.runtime.engine;

/** A topic, a pattern that matches it, and an actor that nobody runs: for concurrency tests. */
final class TopicCase {
    static final TopicPattern PATTERN = TopicPattern.parse("a.*");
    static final TopicPattern NAME = TopicPattern.parse("a.b");

    private static final Cells CELLS = new Cells();

    final ActorCell cell = CELLS.make(1)[0];
    final TopicTable table = new TopicTable(cell.system);
    final LocalTopic topic = table.topic("a.b");

    TopicCase() {
        // Scheduled already, so that no worker is given it.
        cell.tryWake();
    }

    boolean subscribe(TopicPattern pattern) {
        return table.subscribe(pattern, cell);
    }
}
