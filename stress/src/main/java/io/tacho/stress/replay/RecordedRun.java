package io.tacho.stress.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.Window;
import io.tacho.stress.ResultJson;
import io.tacho.stress.StressException;
import io.tacho.stress.run.RunOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A run as its journal describes it.
 *
 * @param reader of its journal, which has payloads
 * @param scenario its name
 * @param components how many it had
 * @param seed of the order in which they got operations
 * @param workers of its actor system
 */
record RecordedRun(JournalReader reader, String scenario, int components, long seed, int workers) {
    /**
     * Reads what concerns the whole run.
     *
     * @throws StressException if it can't be replayed, whatever the records are
     */
    static RecordedRun open(Path journal) {
        JournalReader reader = JournalReader.open(journal);
        if (!reader.hasPayloads()) {
            throw new StressException(
                    journal
                            + " holds headers only, so there is nothing to feed; record the run"
                            + " with --journal full");
        }
        JsonNode config = parse(journal, reader.config().orElse(""));
        return new RecordedRun(
                reader,
                config.path("scenario").asText(),
                number(journal, config, "components", RunOptions.MOST_COMPONENTS),
                config.path("seed").asLong(),
                number(journal, config, "workers", RunOptions.MOST_WORKERS));
    }

    /** The measured window; null if none was begun. */
    @Nullable Window window() {
        return reader.lastWindow();
    }

    private static JsonNode parse(Path journal, String config) {
        JsonNode parsed = ResultJson.read(config);
        if (parsed != null && parsed.path("scenario").isTextual()) {
            return parsed;
        }
        throw new StressException(
                journal + " doesn't say of which scenario it is, so its run can't be repeated");
    }

    private static int number(Path journal, JsonNode config, String name, int most) {
        JsonNode value = config.path(name);
        if (!value.isInt() || value.asInt() < 1 || value.asInt() > most) {
            throw new StressException(
                    journal + " doesn't say how many " + name + " the run had; 1 to " + most);
        }
        return value.asInt();
    }
}
