package io.tacho.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.journal.JournalOptions;
import io.tacho.journal.JournalTap;
import io.tacho.journal.reader.JournalReader;
import io.tacho.registry.ChronicleDirectory;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of one's own whose messages are recorded, as README.md shows it. */
class RecordingTest {
    @TempDir private Path folder = Path.of("");

    private ActorSystem start() {
        // tag::recording[]
        ActorSystem system =
                ActorSystem.builder("shop")
                        .directory(
                                ChronicleDirectory.create(folder.resolve("registry.dat"), 100_000))
                        .tap(
                                JournalTap.open(
                                        JournalOptions.builder(folder.resolve("journal"), 2)
                                                .build()))
                        .workers(2)
                        .build();
        // end::recording[]
        return system;
    }

    @Test
    void shouldRecordEveryMessage() {
        try (ActorSystem system = start()) {
            ActorRef<String> till = system.spawn("till", () -> (message, context) -> {});
            till.tell("apples");
            till.tell("pears");
        }
        assertEquals(2, JournalReader.open(folder.resolve("journal")).status().messages());
    }
}
