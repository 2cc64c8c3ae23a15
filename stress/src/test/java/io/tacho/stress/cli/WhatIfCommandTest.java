package io.tacho.stress.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tacho.stress.whatif.WrittenWorkers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatIfCommandTest {
    @TempDir private Path temporary = Path.of("");

    private String recording(String name, long handling) {
        Path journal = temporary.resolve(name);
        WrittenWorkers written = new WrittenWorkers(journal, 1);
        written.operation(0, 2, 1_000, 1_000, 1_000 + handling);
        written.operation(0, 3, 3_000, 3_000, 3_000 + handling);
        written.end(10_000);
        return journal.toString();
    }

    @Test
    void shouldPrintTheModelsOwnErrorFirst() {
        List<String> lines = stress("what-if", recording("r", 800), "--load", "4x");

        assertEquals("the recording recomputed as it was: the model's own error", lines.get(0));
        assertTrue(lines.get(4).contains("off by") && lines.get(4).contains("+0.0 %"));
        assertTrue(lines.stream().anyMatch(line -> line.endsWith("under 4x the load")));
        assertTrue(lines.stream().allMatch(line -> line.length() <= 80), String.join("\n", lines));
    }

    @Test
    void shouldTellHowFarThePredictionIsFromARealRun() throws IOException {
        String first = recording("first", 800);
        String second = recording("second", 1_600);
        List<String> lines =
                stress("what-if", first, "--load", "4x", "--against", second, "--format", "json");
        JsonNode report = new ObjectMapper().readTree(String.join("\n", lines));

        assertEquals(1, report.get("version").asInt());
        assertEquals(4, report.get("conditions").get("load").asDouble());
        assertEquals(0, report.get("modelError").get("response").get("p99.9").asDouble());
        // 250 to 1,050; 750 to 1,850.
        JsonNode latency = report.get("predicted").get("latency");
        assertEquals(300, latency.get("queueWait").get("max").asLong());
        assertEquals(1_100, latency.get("response").get("max").asLong());
        assertEquals(
                -0.5, report.get("predictionError").get("handling").get("p50").asDouble(), 0.01);
    }

    private static List<String> stress(String... arguments) {
        Outcome outcome = Outcome.of(arguments);
        assertEquals(0, outcome.exitCode(), outcome.err());
        return outcome.out().lines().toList();
    }
}
