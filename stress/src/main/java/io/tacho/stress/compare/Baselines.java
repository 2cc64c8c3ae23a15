package io.tacho.stress.compare;

import io.tacho.journal.OwnerOnlyDirectories;
import io.tacho.stress.ExitCode;
import io.tacho.stress.FolderContent;
import io.tacho.stress.StressException;
import io.tacho.stress.WholeFile;
import io.tacho.stress.run.RunFolder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Results that are kept under a name, as plain files in a folder, with their environment: one of
 * the suite, or any number of runs, because one run can't tell a change from chance.
 */
public final class Baselines {
    /** Where they are unless a test says otherwise: below the directory one works in. */
    public static final Path FOLDER = Path.of("baselines");

    private static final Pattern NAME =
            Pattern.compile("(?!.*\\.json$)[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final String SUFFIX = ".json";

    private final Path folder;

    /**
     * In a folder.
     *
     * @param folder need not exist
     */
    public Baselines(Path folder) {
        this.folder = folder;
    }

    /**
     * Where a baseline is.
     *
     * @param name of it
     * @return the file of a suite's, the folder of runs'
     * @throws StressException if there is none of this name
     */
    public Path find(String name) {
        if (contains(name)) {
            Path suite = suite(name);
            return ResultFile.isAt(suite) ? suite : runs(name);
        }
        List<String> names = names();
        throw new StressException(
                ExitCode.USAGE,
                "there is no baseline '"
                        + name
                        + "' in "
                        + folder
                        + (names.isEmpty()
                                ? "; make one with --save-baseline " + name
                                : "; there are " + String.join(", ", names)),
                null);
    }

    /**
     * Whether there is one.
     *
     * @param name letters, digits, dots, dashes and underscores
     * @return true if it can be found
     */
    public boolean contains(String name) {
        return ResultFile.isAt(suite(name)) || holdsRuns(runs(name));
    }

    /**
     * Checks a name before a suite is measured under it.
     *
     * @param name letters, digits, dots, dashes and underscores
     * @throws StressException if it is none, or one of runs
     */
    public void requireSuite(String name) {
        suite(name);
        if (holdsRuns(runs(name))) {
            throw taken(name, "runs");
        }
    }

    /**
     * Keeps a suite's result, in the place of one that had the name before.
     *
     * @param name for which {@link #requireSuite} holds
     * @param content of its file
     * @throws StressException if it can't be written
     */
    public void saveSuite(String name, byte[] content) {
        requireSuite(name);
        write(suite(name), content);
    }

    /**
     * Checks a name before a run is measured under it.
     *
     * @param name letters, digits, dots, dashes and underscores
     * @throws StressException if it is none, or one of a suite
     */
    public void requireRuns(String name) {
        if (ResultFile.isAt(suite(name))) {
            throw taken(name, "the benchmark suite");
        }
    }

    /**
     * Keeps a run's result, beside those that have the name already.
     *
     * @param name for which {@link #requireRuns} holds
     * @param content of its file
     * @return the folder with the results of all of this name
     * @throws StressException if it can't be written
     */
    public Path addRun(String name, byte[] content) {
        requireRuns(name);
        Path runs = runs(name);
        write(next(runs).resolve(RunFolder.RESULT), content);
        return runs;
    }

    /** A folder of its own for each, also for those that end at the same time. */
    private static Path next(Path runs) {
        try {
            OwnerOnlyDirectories.create(runs);
            for (int number = 1; ; number++) {
                try {
                    return OwnerOnlyDirectories.createNew(runs.resolve(Integer.toString(number)));
                } catch (FileAlreadyExistsException e) {
                    // Another run's: the next one.
                }
            }
        } catch (IOException e) {
            throw unwritable(runs, e);
        }
    }

    /** One of which nothing was written but its folder is none. */
    private static boolean holdsRuns(Path runs) {
        if (!Files.isDirectory(runs)) {
            return false;
        }
        try {
            return FolderContent.of(runs).stream()
                    .anyMatch(each -> ResultFile.isAt(each.resolve(RunFolder.RESULT)));
        } catch (IOException e) {
            throw StressException.unreadable(runs, e);
        }
    }

    private static void write(Path file, byte[] content) {
        try {
            OwnerOnlyDirectories.create(file.toAbsolutePath().resolveSibling(""));
            WholeFile.write(file, content);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static StressException unwritable(Path place, IOException e) {
        return StressException.unwritable("the baseline " + place, e);
    }

    private static StressException taken(String name, String by) {
        return new StressException(
                ExitCode.USAGE,
                "the baseline '" + name + "' is of " + by + "; name another one",
                null);
    }

    private Path suite(String name) {
        return folder.resolve(checked(name) + SUFFIX);
    }

    private Path runs(String name) {
        return folder.resolve(checked(name));
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw StressException.usage(
                    "'"
                            + name
                            + "' is no name of a baseline: up to 64 letters, digits, dots, dashes"
                            + " and underscores");
        }
        return name;
    }

    private List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try {
            return FolderContent.of(folder).stream()
                    .filter(each -> holdsRuns(each) || isSuite(each))
                    .map(each -> each.getFileName().toString())
                    .map(Baselines::withoutSuffix)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw StressException.unreadable(folder, e);
        }
    }

    private static boolean isSuite(Path file) {
        return file.getFileName().toString().endsWith(SUFFIX) && ResultFile.isAt(file);
    }

    private static String withoutSuffix(String name) {
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }
}
