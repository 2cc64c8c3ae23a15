package io.tacho.stress.cli;

import io.tacho.stress.StressException;
import io.tacho.stress.bench.BenchFile;
import io.tacho.stress.compare.ComparisonReport;
import io.tacho.stress.report.Artifacts;
import io.tacho.stress.report.BenchReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A suite's result, of which reports are made.
 *
 * @param folder that it lies in
 * @param file what was measured
 * @param comparison with an earlier result, if there is one
 */
record BenchResult(Path folder, BenchFile file, @Nullable ComparisonReport comparison) {
    /** The reports that a result has in its own folder. */
    List<OutputFile<BenchFormat>> own() {
        return List.of(
                new OutputFile<>(BenchFormat.HTML, folder.resolve("report.html")),
                new OutputFile<>(BenchFormat.MD, folder.resolve("report.md")));
    }

    /** For a place elsewhere: it refers to what is in the result's folder. */
    BenchReport reportIn(Path place) {
        return new BenchReport(file, comparison, Artifacts.of(folder, place));
    }

    /** For a place that has its own copies of whatever it refers to. */
    BenchReport reportOf(Path place) {
        return new BenchReport(file, comparison, Artifacts.of(place, place));
    }

    byte[] read(String name) {
        Path source = folder.resolve(name);
        try {
            return Files.readAllBytes(source);
        } catch (IOException e) {
            throw StressException.unreadable(source, e);
        }
    }

    void write(List<OutputFile<BenchFormat>> outputs) {
        outputs.forEach(output -> output.format().write(output, this));
    }
}
