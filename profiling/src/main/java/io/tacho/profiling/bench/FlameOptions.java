package io.tacho.profiling.bench;

import io.tacho.profiling.ProfileEvent;
import io.tacho.profiling.ProfilingException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a {@link FlameProfiler} is to do: {@code events=cpu+alloc;file=/folder/a.jfr}.
 *
 * @param events what to sample; at least one
 * @param file what to write; an absolute path, since a fork may have another working directory
 */
record FlameOptions(Set<ProfileEvent> events, Path file) {
    private static final String EVENTS = "events";
    private static final String FILE = "file";
    private static final String SHAPE = "; write it like events=cpu+alloc;file=/folder/a.jfr";

    FlameOptions {
        if (!file.isAbsolute() || file.toString().indexOf(';') >= 0) {
            throw new ProfilingException(
                    "the recording of a benchmark needs an absolute path without ';', not '%s'"
                            .formatted(file));
        }
    }

    static FlameOptions parse(String initLine) {
        Map<String, String> values = new HashMap<>();
        for (String option : initLine.split(";")) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            if (!List.of(EVENTS, FILE).contains(name)) {
                throw new ProfilingException("'" + option + "' is no option" + SHAPE);
            }
            values.put(name, equals < 0 ? "" : option.substring(equals + 1));
        }
        String events = values.getOrDefault(EVENTS, "");
        String file = values.getOrDefault(FILE, "");
        if (events.isEmpty() || file.isEmpty()) {
            throw new ProfilingException(
                    "'" + initLine + "' lacks " + (file.isEmpty() ? FILE : EVENTS) + SHAPE);
        }
        try {
            return new FlameOptions(events(events), Path.of(file));
        } catch (InvalidPathException e) {
            throw new ProfilingException("'" + file + "' is no path" + SHAPE, e);
        }
    }

    private static Set<ProfileEvent> events(String labels) {
        Set<ProfileEvent> events = EnumSet.noneOf(ProfileEvent.class);
        for (String label : labels.split("\\+", -1)) {
            events.add(
                    Arrays.stream(ProfileEvent.values())
                            .filter(event -> event.label().equals(label))
                            .findAny()
                            .orElseThrow(
                                    () ->
                                            new ProfilingException(
                                                    "'" + label + "' is no event" + SHAPE)));
        }
        return events;
    }

    /** The line that {@link #parse} reads. */
    String line() {
        return EVENTS
                + "="
                + events.stream().sorted().map(ProfileEvent::label).collect(Collectors.joining("+"))
                + ";"
                + FILE
                + "="
                + file;
    }

    /** Where the session's notes are. */
    static Path notes(Path file) {
        return file.resolveSibling(file.getFileName() + ".notes.txt");
    }
}
