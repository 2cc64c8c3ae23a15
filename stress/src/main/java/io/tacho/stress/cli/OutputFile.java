package io.tacho.stress.cli;

import io.tacho.journal.OwnerOnlyDirectories;
import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import io.tacho.stress.WholeFile;
import io.tacho.stress.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/**
 * Something that a command writes where the user wants it, given as {@code html=report.html}.
 *
 * @param <F> formats that the command has
 * @param format of it
 * @param file where to
 */
record OutputFile<F extends Enum<F>>(F format, Path file) {
    /**
     * Reads {@code html=report.html}.
     *
     * @param formats that there are: their names in lower case, with dashes
     * @throws TypeConversionException if it names none of them, or no file
     */
    static <F extends Enum<F>> OutputFile<F> parse(String text, Class<F> formats) {
        int equals = text.indexOf('=');
        for (F format : formats.getEnumConstants()) {
            if (equals + 1 < text.length()
                    && equals > 0
                    && text.substring(0, equals).equals(Words.hyphenated(format))) {
                return new OutputFile<>(format, Path.of(text.substring(equals + 1)));
            }
        }
        throw new TypeConversionException(
                "'"
                        + text
                        + "' names no output; write it like html=report.html: one of "
                        + Arrays.stream(formats.getEnumConstants())
                                .map(Words::hyphenated)
                                .collect(Collectors.joining(", ")));
    }

    /** The same elsewhere. */
    OutputFile<F> at(Path place) {
        return new OutputFile<>(format, place);
    }

    /** The folder that it lies in. */
    Path folder() {
        return file.toAbsolutePath().resolveSibling("").normalize();
    }

    /**
     * Finds out before the work is done what would make it be in vain.
     *
     * @throws StressException if its folder is not there or can't be written, or it is a folder
     */
    void requireWritable() {
        if (WholeFile.isStream(file)) {
            return;
        }
        try {
            requireWritable(at(WholeFile.target(file)).folder());
        } catch (IOException e) {
            throw unwritable(e.toString(), e);
        }
        if (Files.isDirectory(file)) {
            throw unwritable("it is a folder", null);
        }
    }

    /**
     * The same where it is itself a folder, which need not be there.
     *
     * @throws StressException if files can't be written into it, or it can't be made
     */
    void requireFolder() {
        requireWritable(Files.exists(file) ? file : folder());
    }

    private void requireWritable(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw unwritable("there is no folder " + folder, null);
        }
        if (!Files.isWritable(folder)) {
            throw unwritable("the folder " + folder + " is not writable", null);
        }
    }

    /** Writes all of it, or nothing. */
    void write(byte[] content) {
        try {
            WholeFile.write(file.toAbsolutePath(), content);
        } catch (IOException e) {
            throw unwritable(e.toString(), e);
        }
    }

    /** Where it is itself a folder: makes it, if it isn't there. */
    void makeFolder() {
        try {
            OwnerOnlyDirectories.create(file);
        } catch (IOException e) {
            throw unwritable(e.toString(), e);
        }
    }

    private StressException unwritable(String reason, @Nullable Throwable cause) {
        return new StressException(
                ExitCode.FAILURE,
                "--out: " + file + " can't be written (" + reason + "); name another place",
                cause);
    }
}
