package io.tacho.stress.report;

import io.tacho.profiling.suite.Part;
import io.tacho.stress.bench.BenchFile;
import io.tacho.stress.document.Table;
import io.tacho.stress.document.Text;
import java.util.List;
import java.util.stream.Stream;

/** How many benchmarks of each part came out how. */
final class SummaryTable {
    private SummaryTable() {}

    static Table of(List<BenchFile.Row> rows) {
        Table.Builder table =
                Table.captioned("")
                        .words("part")
                        .numbers(BenchHeadline.TITLES.toArray(String[]::new));
        for (Part part : Part.values()) {
            List<BenchFile.Row> its =
                    rows.stream()
                            .filter(row -> row.measured().benchmark().group().part() == part)
                            .toList();
            if (!its.isEmpty()) {
                table.row(cells(part.title(), its));
            }
        }
        return table.row(cells("all", rows)).build();
    }

    private static Text[] cells(String title, List<BenchFile.Row> rows) {
        return Stream.concat(Stream.of(Text.of(title)), new BenchHeadline(rows).cells().stream())
                .toArray(Text[]::new);
    }
}
