package io.tacho.stress.compare;

import io.tacho.journal.OwnerOnlyDirectories;
import io.tacho.profiling.DifferenceWidths;
import io.tacho.profiling.FlameGraphs;
import io.tacho.profiling.ProfileEvent;
import io.tacho.profiling.ProfileFolder;
import io.tacho.stress.FolderContent;
import io.tacho.stress.StressException;
import io.tacho.stress.bench.BenchFlames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Differential flame graphs of what two results both have recordings of. */
public final class DifferenceGraphs {
    private final Map<String, Path> base;
    private final Map<String, Path> other;

    /**
     * Of two results.
     *
     * @param base with which is compared
     * @param other what is compared
     */
    public DifferenceGraphs(ResultSet base, ResultSet other) {
        this.base = recordings(base.folder());
        this.other = recordings(other.folder());
    }

    /**
     * Draws them, both ways.
     *
     * @param folder made if it isn't there
     * @return the pages; empty if there is nothing that both have recorded
     * @throws StressException if the folder can't be written
     */
    public List<Path> drawIn(Path folder) {
        try {
            OwnerOnlyDirectories.create(folder);
        } catch (IOException e) {
            throw StressException.unwritable(folder, e);
        }
        List<Path> pages = new ArrayList<>();
        for (Map.Entry<String, Path> each : other.entrySet()) {
            Path before = base.get(each.getKey());
            if (before != null) {
                draw(each.getKey(), before, each.getValue(), folder, pages);
            }
        }
        return pages;
    }

    private static void draw(String name, Path before, Path after, Path folder, List<Path> pages) {
        for (ProfileEvent event : ProfileEvent.values()) {
            if (FlameGraphs.samples(before, event) == 0 || FlameGraphs.samples(after, event) == 0) {
                continue;
            }
            for (DifferenceWidths widths : DifferenceWidths.values()) {
                String way = widths.name().toLowerCase(Locale.ROOT);
                Path page = folder.resolve(name + "-" + event.label() + "-" + way + ".html");
                FlameGraphs.difference(
                        before,
                        after,
                        event,
                        widths,
                        page,
                        name + ", " + event.label() + ": stacks of the " + way);
                pages.add(page);
            }
        }
    }

    /** By what was recorded: each benchmark of a suite, or the one run. */
    private static Map<String, Path> recordings(Path folder) {
        Map<String, Path> found = new TreeMap<>();
        Path whole = new ProfileFolder(folder).recording();
        if (Files.isRegularFile(whole)) {
            found.put("run", whole);
        }
        Path flames = folder.resolve(BenchFlames.FOLDER);
        if (Files.isDirectory(flames)) {
            try {
                for (Path each : FolderContent.of(flames)) {
                    Path recording = new ProfileFolder(each).recording();
                    if (Files.isRegularFile(recording)) {
                        found.put(each.getFileName().toString(), recording);
                    }
                }
            } catch (IOException e) {
                throw StressException.unreadable(flames, e);
            }
        }
        return found;
    }
}
