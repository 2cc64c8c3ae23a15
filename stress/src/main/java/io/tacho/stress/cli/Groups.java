package io.tacho.stress.cli;

import io.tacho.profiling.suite.Group;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Groups of benchmarks by their labels. */
final class Groups implements ITypeConverter<Group>, Iterable<String> {
    Groups() {}

    @Override
    public Group convert(String text) {
        return Arrays.stream(Group.values())
                .filter(group -> group.label().equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new TypeConversionException(
                                        "'" + text + "' is no group of benchmarks: " + labels()));
    }

    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(Group.values()).map(Group::label).iterator();
    }

    private static String labels() {
        return Arrays.stream(Group.values()).map(Group::label).collect(Collectors.joining(", "));
    }
}
