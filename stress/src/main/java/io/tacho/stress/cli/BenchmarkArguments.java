package io.tacho.stress.cli;

import io.tacho.profiling.suite.BenchmarkSpec;
import io.tacho.profiling.suite.Group;
import io.tacho.profiling.suite.Suite;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which benchmarks of a suite. */
final class BenchmarkArguments {
    @Parameters(
            paramLabel = "FILTER",
            arity = "0..1",
            description = "a regular expression over the benchmarks' names (default: all)")
    private String filter = "";

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            description = "only of this group (repeatable): ${COMPLETION-CANDIDATES}",
            converter = Groups.class,
            completionCandidates = Groups.class)
    private Set<Group> groups = EnumSet.noneOf(Group.class);

    BenchmarkArguments() {}

    boolean areGiven() {
        return !filter.isEmpty() || !groups.isEmpty();
    }

    /** At least one. */
    List<BenchmarkSpec> of(Suite suite, Usage usage) {
        try {
            List<BenchmarkSpec> found = suite.find(Pattern.compile(filter), groups);
            if (found.isEmpty()) {
                throw usage.error("no benchmark " + asked() + "; the nearest: " + nearest(suite));
            }
            return found;
        } catch (PatternSyntaxException e) {
            throw usage.error("'" + filter + "' is no regular expression: " + e.getDescription());
        }
    }

    private String asked() {
        String of =
                groups.stream().map(Group::label).collect(Collectors.joining(" or ", " in ", ""));
        return "matches '" + filter + "'" + (groups.isEmpty() ? "" : of);
    }

    private String nearest(Suite suite) {
        return String.join(", ", suite.nearest(filter));
    }
}
