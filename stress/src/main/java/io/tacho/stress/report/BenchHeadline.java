package io.tacho.stress.report;

import io.tacho.profiling.suite.Status;
import io.tacho.stress.bench.BenchFile;
import io.tacho.stress.document.Text;
import java.util.List;

/** How many benchmarks came out how. Each counts once, so that the numbers add up. */
record BenchHeadline(List<BenchFile.Row> rows) {
    static final List<String> TITLES =
            List.of(
                    "benchmarks",
                    "met",
                    "met, with a warning",
                    "missed",
                    "unstable",
                    "unknown",
                    "steady, nothing asked");

    String sentence() {
        long warned = count(Status.MET_WITH_WARNING);
        long unknown = count(Status.UNKNOWN);
        return Units.count(rows.size(), "benchmark")
                + ": "
                + (count(Status.MET) + warned)
                + " met what is asked"
                + (warned == 0 ? "" : " (" + warned + " with a warning)")
                + ", "
                + count(Status.MISSED)
                + " missed it, "
                + count(Status.UNSTABLE)
                + " unstable"
                + (unknown == 0 ? "" : ", " + unknown + " of unknown steadiness")
                + ", "
                + unasked()
                + " steady without a target.";
    }

    /** Under {@link #TITLES}. */
    List<Text> cells() {
        return List.of(
                Text.of(Units.count(rows.size())),
                cell(count(Status.MET)),
                cell(count(Status.MET_WITH_WARNING)),
                cell(count(Status.MISSED)),
                cell(count(Status.UNSTABLE)),
                cell(count(Status.UNKNOWN)),
                cell(unasked()));
    }

    private long unasked() {
        return count(Status.STEADY) + count(Status.WARNING);
    }

    private static Text cell(long count) {
        return Text.of(count == 0 ? "-" : Units.count(count));
    }

    private long count(Status status) {
        return rows.stream().filter(row -> row.status() == status).count();
    }
}
