package io.tacho.stress.report;

import io.tacho.profiling.machine.Environment;
import io.tacho.profiling.suite.Medians;
import io.tacho.stress.bench.BenchFile;
import io.tacho.stress.document.Block;
import io.tacho.stress.document.Table;
import io.tacho.stress.document.Text;
import io.tacho.stress.document.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where it was measured, and what about that place to distrust. */
final class MachineSection {
    private final BenchFile file;

    MachineSection(BenchFile file) {
        this.file = file;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        file.warnings()
                .forEach(
                        warning ->
                                blocks.add(
                                        new Block.Paragraph(
                                                Tone.DOUBTFUL,
                                                Text.strong("Warning")
                                                        .then(": " + warning + "."))));
        Environment environment = file.environment();
        blocks.add(
                Table.captioned("")
                        .words("", "")
                        .row(Text.of("processor"), Text.of(environment.cpu()))
                        .row(Text.of("cores"), Text.of(Units.count(environment.cores())))
                        .row(Text.of("frequency governor"), Text.of(environment.governor()))
                        .row(Text.of("transparent huge pages"), Text.of(environment.thp()))
                        .row(Text.of("limit of a container"), Text.of(environment.container()))
                        .row(Text.of("kernel"), Text.of(environment.kernel()))
                        .row(Text.of("JVM"), Text.of(environment.jvm()))
                        .row(Text.of("others' share of a core"), Text.of(company()))
                        .row(Text.of("started"), Text.of(file.startedAt()))
                        .build());
        blocks.add(
                new Block.Fold(
                        "JVM flags of the forks",
                        List.of(
                                new Block.Bullets(
                                        file.settings().flags().stream()
                                                .map(Text::code)
                                                .toList()))));
        return blocks;
    }

    /** The noisy neighbours, as every fork met them. */
    private String company() {
        List<Double> foreign =
                file.benchmarks().stream()
                        .flatMap(row -> row.measured().forks().stream())
                        .map(fork -> fork.conditions().foreign())
                        .sorted()
                        .collect(Collectors.toList());
        return foreign.isEmpty()
                ? "-"
                : Units.percent(Medians.of(foreign))
                        + " at the median of the forks that count, "
                        + Units.percent(foreign.get(foreign.size() - 1))
                        + " at most";
    }
}
