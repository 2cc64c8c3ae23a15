package io.tacho.stress.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tacho.stress.ExitCode;
import io.tacho.stress.FolderContent;
import io.tacho.stress.ResultJson;
import io.tacho.stress.StressException;
import io.tacho.stress.bench.BenchFile;
import io.tacho.stress.bench.BenchSession;
import io.tacho.stress.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads results back, wherever a user says that they are. */
public final class ResultReader {
    private static final List<String> RESULTS = List.of(BenchSession.RESULT, RunFolder.RESULT);

    private ResultReader() {}

    /**
     * Reads.
     *
     * @param path of a result's file, of the folder of a run or of a suite, or of a folder that
     *     holds folders of runs
     * @return what is there
     * @throws StressException if there is nothing that can be compared
     */
    public static ResultSet read(Path path) {
        if (ResultFile.isAt(path)) {
            return file(path.toString(), path);
        }
        if (!Files.isDirectory(path)) {
            throw new StressException(
                    ExitCode.USAGE,
                    path
                            + " is not there; name a result, the folder of a run or of a suite, or"
                            + " a baseline",
                    null);
        }
        for (String name : RESULTS) {
            if (ResultFile.isAt(path.resolve(name))) {
                return file(path.toString(), path.resolve(name));
            }
        }
        return runs(path);
    }

    /**
     * Reads all results in folders, each by itself.
     *
     * @param folders that hold result files, or folders with one; those that aren't there are left
     *     out
     * @param leftOut told why of each result that can be read, and says nothing that can be
     *     compared
     * @return in no particular order
     * @throws StressException if one can't be read
     */
    public static List<ResultSet> readAll(List<Path> folders, Consumer<String> leftOut) {
        List<ResultSet> results = new ArrayList<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            for (Path each : children(folder)) {
                if (holdsResult(each)) {
                    readOne(each, leftOut).ifPresent(results::add);
                }
            }
        }
        return results;
    }

    private static Optional<ResultSet> readOne(Path path, Consumer<String> leftOut) {
        try {
            return Optional.of(read(path));
        } catch (IncomparableException e) {
            leftOut.accept(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /**
     * Reads a suite's result, to be shown again.
     *
     * @param folder of a suite
     * @return what it left behind
     * @throws StressException if that is not there, or no such result
     */
    public static BenchFile readBench(Path folder) {
        Path file = folder.resolve(BenchSession.RESULT);
        if (!ResultFile.isAt(file)) {
            throw new StressException(
                    ExitCode.USAGE,
                    folder
                            + " holds no "
                            + BenchSession.RESULT
                            + "; name the folder of a suite, as 'stress bench' prints it",
                    null);
        }
        return suite(file);
    }

    private static boolean holdsResult(Path path) {
        return Files.isDirectory(path)
                ? RESULTS.stream().anyMatch(name -> ResultFile.isAt(path.resolve(name)))
                : path.getFileName().toString().endsWith(".json");
    }

    private static ResultSet runs(Path folder) {
        List<ComparedRun> runs = new ArrayList<>();
        String measured = "";
        for (Path each : children(folder)) {
            Path result = each.resolve(RunFolder.RESULT);
            if (ResultFile.isAt(result)) {
                runs.add(run(result));
                measured = measured.isEmpty() ? writtenAt(result) : measured;
            }
        }
        if (runs.isEmpty()) {
            throw StressException.usage(
                    folder
                            + " holds no result: neither "
                            + BenchSession.RESULT
                            + " nor "
                            + RunFolder.RESULT
                            + ", nor folders with the latter");
        }
        return RunResults.of(folder.toString(), folder, measured, runs);
    }

    private static ResultSet file(String label, Path file) {
        JsonNode json = ResultJson.read(ResultFile.text(file));
        if (json != null && json.path("benchmarks").isArray()) {
            return BenchResults.of(label, file, suite(file));
        }
        if (json != null && json.path("scenario").isTextual()) {
            return RunResults.of(
                    label,
                    file.toAbsolutePath().resolveSibling("").normalize(),
                    writtenAt(file),
                    List.of(run(file)));
        }
        throw noResult(file, "it is neither a run's nor a suite's", null);
    }

    /** What one version measures can't be set against what another does. */
    private static BenchFile suite(Path file) {
        JsonNode json = ResultJson.read(ResultFile.text(file));
        JsonNode version = json == null ? MissingNode.getInstance() : json.path("version");
        if (version.isInt() && version.intValue() != BenchFile.VERSION) {
            throw new IncomparableException(
                    file,
                    String.format(
                            "it is of version %d, and this one reads %d: measure again",
                            version.intValue(), BenchFile.VERSION));
        }
        return parse(file, BenchFile.class);
    }

    private static ComparedRun run(Path file) {
        ComparedRun run = parse(file, ComparedRun.class);
        String flaw = run.flaw();
        if (flaw != null) {
            throw new IncomparableException(file, flaw);
        }
        return run;
    }

    private static <T> T parse(Path file, Class<T> type) {
        try {
            return ResultJson.read(ResultFile.text(file), type);
        } catch (IOException e) {
            throw noResult(file, String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
        }
    }

    private static StressException noResult(Path file, String reason, @Nullable IOException cause) {
        return new StressException(
                ExitCode.FAILURE,
                file + " is no result that can be compared (" + reason + ")",
                cause);
    }

    /** A result of a run does not say when it was; its file does. */
    private static String writtenAt(Path file) {
        try {
            return Files.getLastModifiedTime(file)
                    .toInstant()
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
        } catch (IOException e) {
            throw StressException.unreadable(file, e);
        }
    }

    private static List<Path> children(Path folder) {
        try {
            return FolderContent.of(folder);
        } catch (IOException e) {
            throw StressException.unreadable(folder, e);
        }
    }
}
