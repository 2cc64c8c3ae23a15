package io.tacho.stress.report;

import io.tacho.profiling.ProfileEvent;
import io.tacho.profiling.ProfileFolder;
import io.tacho.stress.FolderContent;
import io.tacho.stress.StressException;
import io.tacho.stress.bench.BenchFlames;
import io.tacho.stress.document.Text;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The files of a result that a report may refer to.
 *
 * @param prefix of a reference to them from where the report lies: empty, or a path with a slash at
 *     its end
 * @param files that are there, below the result's folder, with slashes
 */
public record Artifacts(String prefix, Set<String> files) {
    /** A report that refers to nothing. */
    public static final Artifacts NONE = new Artifacts("", Set.of());

    /**
     * Looks what there is.
     *
     * @param result folder of the result
     * @param report folder of the report
     * @return the files of the folder, and those in its folder of flame graphs
     * @throws StressException if the result's folder can't be read
     */
    public static Artifacts of(Path result, Path report) {
        Set<String> files = new HashSet<>();
        Path flames = result.resolve(BenchFlames.FOLDER);
        addFiles(result, result, files);
        addFiles(flames, result, files);
        for (Path each : content(flames)) {
            addFiles(each, result, files);
        }
        Path to = result.toAbsolutePath().normalize();
        Path from = report.toAbsolutePath().normalize();
        String path = to.equals(from) ? "" : encoded(from.relativize(to)) + "/";
        return new Artifacts(path, Set.copyOf(files));
    }

    /** By their names below the result's folder, with slashes. */
    private static void addFiles(Path folder, Path result, Set<String> files) {
        content(folder).stream()
                .filter(Files::isRegularFile)
                .map(each -> result.relativize(each).toString().replace('\\', '/'))
                .forEach(files::add);
    }

    private static List<Path> content(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try {
            return FolderContent.of(folder);
        } catch (IOException e) {
            throw StressException.unreadable(folder, e);
        }
    }

    private static String encoded(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false)
                .map(part -> encoded(part.toString()))
                .collect(Collectors.joining("/"));
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** References to those of the files that are there. */
    List<Text> links(List<String> names) {
        return names.stream()
                .filter(files::contains)
                .map(name -> Text.link(name, prefix + encoded(name)))
                .toList();
    }

    /** References to the flame graphs of a benchmark; none where there are none. */
    List<Text> flames(String benchmark) {
        List<Text> links = new ArrayList<>();
        for (ProfileEvent event : ProfileEvent.values()) {
            String folder = BenchFlames.FOLDER + "/" + benchmark + "/";
            String page = ProfileFolder.flameGraph(event);
            if (files.contains(folder + page)) {
                String place = BenchFlames.FOLDER + "/" + encoded(benchmark) + "/" + page;
                links.add(Text.link(event.label(), prefix + place));
            }
        }
        return links;
    }
}
