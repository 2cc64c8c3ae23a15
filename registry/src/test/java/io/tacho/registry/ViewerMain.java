package io.tacho.registry;

import io.tacho.runtime.spi.DirectoryEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the second process runs: looks at both files each time it reads a line, says what it saw.
 */
final class ViewerMain {
    private ViewerMain() {}

    public static void main(String[] args) throws IOException {
        CountersView counters = CountersView.open(Path.of(args[1]));
        try (DirectoryView names = ChronicleDirectory.view(Path.of(args[0]))) {
            for (int command = System.in.read(); command > 0; command = System.in.read()) {
                if (command == '\n') {
                    System.out.write(
                            (look(names, counters) + "\n").getBytes(StandardCharsets.UTF_8));
                    System.out.flush();
                }
            }
        }
    }

    private static String look(DirectoryView names, CountersView counters) {
        Map<String, String> seen = new TreeMap<>();
        names.forEach(
                (name, entry) ->
                        seen.put(
                                name,
                                entry.actorId()
                                        + "/"
                                        + entry.slot()
                                        + "/"
                                        + entry.worker()
                                        + "/"
                                        + entry.state()
                                        + "/"
                                        + entry.spawnedAtMillis()));
        counters.forEach((label, value) -> seen.put(label, String.valueOf(value)));
        return "saw size="
                + names.size()
                + " orders="
                + names.lookup("orders", new DirectoryEntry())
                + " system="
                + counters.systemName()
                + " pid="
                + counters.pid()
                + " alive="
                + counters.processAlive()
                + " closed="
                + counters.closed()
                + " "
                + seen;
    }
}
