package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.reader.Dictionary;
import io.tacho.journal.reader.JournalReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DictionaryTest {
    @TempDir private Path temp;

    private Dictionary of(int... actorIds) {
        Path directory = temp.resolve("journal");
        try (JournalTap tap = JournalTap.open(JournalOptions.builder(directory, 1).build())) {
            for (int id : actorIds) {
                tap.actorSpawned(id, "actor-" + id, String.class);
            }
        }
        return JournalReader.open(directory).dictionary();
    }

    @Test
    void shouldNameWhatItDoesNotKnowByItsNumber() {
        Dictionary dictionary = of();

        assertEquals(0, dictionary.actors());
        for (int id = -1; id < 100; id++) {
            assertFalse(dictionary.knowsActor(id));
            assertEquals("#" + id, dictionary.actorName(id));
            assertEquals("?", dictionary.actorClass(id));
        }
    }

    @Test
    void shouldKnowActorsOfAnyId() {
        Dictionary dictionary = of(100, 0, 7);

        List<String> known = new ArrayList<>();
        for (int id = 0; id <= dictionary.maxActorId(); id++) {
            if (dictionary.knowsActor(id)) {
                known.add(dictionary.actorName(id) + " " + dictionary.actorClass(id));
            }
        }
        assertEquals(
                List.of(
                        "actor-0 java.lang.String",
                        "actor-7 java.lang.String",
                        "actor-100 java.lang.String"),
                known);
        assertEquals(3, dictionary.actors());
        assertTrue(dictionary.maxActorId() >= 100);
    }
}
