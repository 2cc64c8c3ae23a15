package io.tacho.stress.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a shell makes of a script: every program is one that only notes how it was called. */
final class Rehearsal {
    private static final String PROGRAMS =
            """
            exec 3>&1
            PATH=/nowhere
            note() { printf '%s\\n' "$(printf '%s\\t' "$@")" >&3; }
            for each in stress bin/stress old/bin/stress new/bin/stress .ci/run mvn git sudo \\
                mkdir cp truncate mkfs.ext4 mount umount sleep python3 jq head; do
                eval "$each() { note ${each##*/} \\"\\$@\\"; }"
            done
            cd() { :; }
            kill() { :; }
            """;

    private Rehearsal() {}

    /**
     * Has it read.
     *
     * @return each call's words, the program first
     * @throws AssertionError if it is wrong, or calls something else
     */
    static List<List<String>> of(String script) throws IOException {
        // One after the other, also what the reader is to have in the background.
        String inTurn = script.replaceAll("(?m) &$", "");
        Process shell =
                new ProcessBuilder("bash", "-euc", PROGRAMS + inTurn)
                        .redirectErrorStream(true)
                        .start();
        String notes = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (shell.onExit().join().exitValue() != 0) {
            throw new AssertionError(script + "\n" + notes);
        }
        return notes.lines().map(line -> List.of(line.split("\t"))).toList();
    }
}
