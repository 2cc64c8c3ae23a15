package io.tacho.profiling;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import one.convert.Arguments;
import one.convert.FlameGraph;
import one.convert.JfrToFlame;

/**
 * One event's stacks of one recording, in the collapsed format: frames separated by {@code ;}, a
 * blank, the width. Threads are summed: their ids differ from process to process.
 *
 * @param lines a stack each
 * @param total of all widths
 */
record Stacks(List<String> lines, long total) {
    static Stacks of(Path jfr, ProfileEvent event) throws IOException {
        Arguments arguments = FlameGraphs.arguments(event, "collapsed");
        FlameGraph graph = JfrToFlame.parse(jfr.toString(), arguments);
        List<String> lines = PageText.of(graph::dump).lines().toList();
        return new Stacks(lines, lines.stream().mapToLong(Stacks::width).sum());
    }

    /** The same with all widths multiplied so that they sum up to another total. */
    Stacks scaledTo(long other) {
        double factor = total == 0 ? 0 : (double) other / total;
        return new Stacks(
                lines.stream()
                        .map(
                                line ->
                                        line.substring(0, split(line))
                                                + ' '
                                                + Math.round(width(line) * factor))
                        .toList(),
                other);
    }

    /** As a graph, to be drawn or compared. */
    FlameGraph graph(Arguments arguments) throws IOException {
        FlameGraph graph = new FlameGraph(arguments);
        graph.parseCollapsed(new StringReader(String.join("\n", lines)));
        return graph;
    }

    private static long width(String line) {
        return Long.parseLong(line.substring(split(line) + 1));
    }

    private static int split(String line) {
        return line.lastIndexOf(' ');
    }
}
