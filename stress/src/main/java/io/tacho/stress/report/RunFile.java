package io.tacho.stress.report;

import io.tacho.stress.ExitCode;
import io.tacho.stress.ResultJson;
import io.tacho.stress.StressException;
import io.tacho.stress.run.RunFolder;
import io.tacho.stress.run.RunReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What a run leaves behind for people and for other tools, in its folder. */
public enum RunFile {
    /** The result, for programs. */
    JSON(RunFolder.RESULT) {
        @Override
        byte[] content(RunReport report, Path folder, @Nullable AnalyzedJournal analyzed) {
            return ResultJson.write(report.result());
        }
    },
    /** Each second, as a table. */
    CSV(RunFolder.SERIES) {
        @Override
        byte[] content(RunReport report, Path folder, @Nullable AnalyzedJournal analyzed) {
            return written(folder.resolve(RunFolder.SERIES));
        }
    },
    /** Each second, as histograms. */
    HLOG(RunFolder.LOG) {
        @Override
        byte[] content(RunReport report, Path folder, @Nullable AnalyzedJournal analyzed) {
            return written(folder.resolve(RunFolder.LOG));
        }
    },
    /** The percentiles of the response time, in us, as HdrHistogram's plotter reads them. */
    HGRM("response.hgrm") {
        @Override
        byte[] content(RunReport report, Path folder, @Nullable AnalyzedJournal analyzed) {
            return percentiles(report.totals().allOperations().response());
        }
    },
    /** The same of the service time. */
    SERVICE_HGRM("service.hgrm") {
        @Override
        byte[] content(RunReport report, Path folder, @Nullable AnalyzedJournal analyzed) {
            return percentiles(report.totals().allOperations().service());
        }
    },
    /** What was asked of the run, as test cases for a build server. */
    JUNIT("junit.xml") {
        @Override
        byte[] content(RunReport report, Path folder, @Nullable AnalyzedJournal analyzed) {
            return JUnitXml.of(report.result());
        }
    },
    /** A page for a browser; the last, because it may take long. */
    HTML("report.html") {
        @Override
        byte[] content(RunReport report, Path folder, @Nullable AnalyzedJournal analyzed) {
            return HtmlReport.of(ReportData.of(report, folder, analyzed));
        }
    };

    private static final double NANOS_PER_MICRO = 1e3;

    private final String fileName;

    RunFile(String fileName) {
        this.fileName = fileName;
    }

    /**
     * What is in it.
     *
     * @param report of the run
     * @param folder of the run
     * @param analyzed its journal, if it was
     * @return all of it
     */
    abstract byte[] content(RunReport report, Path folder, @Nullable AnalyzedJournal analyzed);

    /**
     * Writes all that are not there already.
     *
     * @param report of a run that has ended
     * @param folder of it
     * @param analysis makes that of its journal, when all else is written; or null, for what the
     *     run itself measured
     */
    public static void writeAll(
            RunReport report,
            RunFolder folder,
            Supplier<? extends @Nullable AnalyzedJournal> analysis) {
        for (RunFile each : values()) {
            Path file = folder.file(each.fileName);
            if (!Files.exists(file)) {
                AnalyzedJournal analyzed = each == HTML ? analysis.get() : null;
                folder.write(file, each.content(report, folder.path(), analyzed));
            }
        }
    }

    /**
     * Reads it back.
     *
     * @param folder of a run all of whose files are written
     * @return all of it
     */
    public byte[] in(RunFolder folder) {
        return written(folder.file(fileName));
    }

    private static byte[] written(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new StressException(
                    ExitCode.FAILURE, file + " is gone; something removed it during the run", e);
        }
    }

    private static byte[] percentiles(Histogram histogram) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, false, StandardCharsets.UTF_8);
        histogram.outputPercentileDistribution(print, NANOS_PER_MICRO);
        print.flush();
        return out.toByteArray();
    }
}
