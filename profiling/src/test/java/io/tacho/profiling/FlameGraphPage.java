package io.tacho.profiling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import one.convert.Arguments;
import one.convert.FlameGraph;

/** Reads a page back: frame names are stored packed, so searching its text would not do. */
final class FlameGraphPage {
    private FlameGraphPage() {}

    /** The page's stacks, one a line: frames from the root, separated by ';', then the width. */
    static String stacks(Path html) throws IOException {
        Path collapsed = html.resolveSibling(html.getFileName() + ".collapsed");
        FlameGraph.convert(html.toString(), collapsed.toString(), new Arguments("-o", "collapsed"));
        return Files.readString(collapsed);
    }
}
