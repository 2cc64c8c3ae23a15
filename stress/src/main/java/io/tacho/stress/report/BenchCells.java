package io.tacho.stress.report;

import io.tacho.profiling.suite.Measured;
import io.tacho.stress.bench.BenchFile;
import io.tacho.stress.compare.Figure;
import io.tacho.stress.document.Text;

/** Cells that several tables of a suite's report have. */
final class BenchCells {
    static final Text NOTHING = Text.of("-");

    private BenchCells() {}

    /** What an operation takes, or what a component takes of the memory. */
    static String value(double value, Measured measured) {
        return switch (measured.benchmark().kind()) {
            case ONE_CORE, TWO_CORES -> Units.time(value);
            case MEMORY -> Units.size(value);
            case INSTRUCTIONS -> Units.figure(value, Figure.INSTRUCTIONS);
        };
    }

    static boolean isTimed(Measured measured) {
        return measured.benchmark().timed();
    }

    static Text name(BenchFile.Row row) {
        return Text.code(row.name());
    }

    /** The name, and that its percentiles are not those of single operations. */
    static Text labelledName(BenchFile.Row row) {
        int batch = row.measured().batch();
        return batch == 1
                ? name(row)
                : name(row).then(" ").then(Text.note("means of batches of " + batch));
    }
}
