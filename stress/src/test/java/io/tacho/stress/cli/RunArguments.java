package io.tacho.stress.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of {@code stress run}.
 *
 * @param all in their order
 */
record RunArguments(List<String> all) {
    /** So many components, for so long. */
    static RunArguments of(Path folder, int components, String duration) {
        return new RunArguments(
                List.of(
                        "run",
                        "--run-dir",
                        folder.toString(),
                        "--components",
                        Integer.toString(components),
                        "--duration",
                        duration));
    }

    /** These and more. */
    RunArguments with(String... more) {
        List<String> longer = new ArrayList<>(all);
        longer.addAll(List.of(more));
        return new RunArguments(longer);
    }

    String[] toArray() {
        return all.toArray(String[]::new);
    }
}
