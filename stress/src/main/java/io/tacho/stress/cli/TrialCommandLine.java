package io.tacho.stress.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The command line of a search, made into those of its trials. */
final class TrialCommandLine {
    private final List<String> before;
    private final List<String> after;

    /**
     * @param command its name
     * @param search all arguments of the process that searches, with those of its configuration
     *     file
     */
    TrialCommandLine(String command, List<String> search) {
        int behind = search.indexOf(command) + 1;
        before = List.copyOf(search.subList(0, behind));
        after = withoutFile(search.subList(behind, search.size()));
    }

    /** What is in the file stands there already, and the file may have changed since. */
    private static List<String> withoutFile(List<String> arguments) {
        List<String> others = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals(ConfigArgument.NAME)) {
                i++;
            } else if (!arguments.get(i).startsWith(ConfigArgument.NAME + "=")) {
                others.add(arguments.get(i));
            }
        }
        return others;
    }

    List<String> of(double rate, boolean confirming, Path folder) {
        List<String> all = new ArrayList<>(before);
        all.add(String.format(Locale.ROOT, "%s=%.9f", TrialArguments.RATE, rate));
        all.add(TrialArguments.FOLDER + "=" + folder);
        if (confirming) {
            all.add(TrialArguments.CONFIRMING);
        }
        all.addAll(after);
        return all;
    }
}
