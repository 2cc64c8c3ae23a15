package io.tacho.stress.compare;

import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import io.tacho.stress.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Results of the suite that are kept under a name: plain files in a folder, with their environment.
 */
public final class Baselines {
    /** Where they are unless a test says otherwise: below the directory one works in. */
    public static final Path FOLDER = Path.of("baselines");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
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
     * @return its file
     * @throws StressException if there is none of this name
     */
    public Path find(String name) {
        Path file = file(name);
        if (!Files.isRegularFile(file)) {
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
        return file;
    }

    /**
     * Keeps a result, in the place of one that had the name before.
     *
     * @param name letters, digits, dots, dashes and underscores
     * @param content of its file
     * @throws StressException if the name is none or the folder can't be written
     */
    public void save(String name, byte[] content) {
        Path file = file(name);
        try {
            Files.createDirectories(folder);
            WholeFile.write(file, content);
        } catch (IOException e) {
            throw new StressException(
                    ExitCode.FAILURE, "the baseline " + file + " can't be written (" + e + ")", e);
        }
    }

    /**
     * Checks a name before anything is measured under it.
     *
     * @param name letters, digits, dots, dashes and underscores
     * @return its file, which need not be there
     * @throws StressException if it is none
     */
    public Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new StressException(
                    ExitCode.USAGE,
                    "'"
                            + name
                            + "' is no name of a baseline: up to 64 letters, digits, dots, dashes"
                            + " and underscores",
                    null);
        }
        return folder.resolve(name + SUFFIX);
    }

    private List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.map(each -> each.getFileName().toString())
                    .filter(each -> each.endsWith(SUFFIX))
                    .map(each -> each.substring(0, each.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StressException(ExitCode.FAILURE, folder + " can't be read (" + e + ")", e);
        }
    }
}
