package io.tacho.stress.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.tacho.profiling.machine.Environment;
import io.tacho.stress.measure.LatencySummary;

/**
 * What a comparison needs of a run's result.json; so that results can be compared that an earlier
 * or a later version of the tool wrote.
 *
 * @param scenario its name
 * @param components how many
 * @param workers of the actor system
 * @param rate operations a second, and how they were asked for
 * @param latency of operations
 * @param memory what a message allocates
 * @param journal what was recorded
 * @param environment where it ran
 */
record ComparedRun(
        String scenario,
        int components,
        int workers,
        JsonNode rate,
        Latency latency,
        Memory memory,
        Journal journal,
        Environment environment) {
    ComparedRun {
        if (!rate.path("achieved").isNumber()) {
            throw new IllegalArgumentException("rate.achieved is missing");
        }
    }

    /**
     * Of operations, ns.
     *
     * @param response from due
     * @param service from really sent
     */
    record Latency(LatencySummary response, LatencySummary service) {}

    /**
     * Allocation.
     *
     * @param allocatedBytesPerMessage bytes
     */
    record Memory(double allocatedBytesPerMessage) {}

    /**
     * The journal.
     *
     * @param mode full, header or off
     */
    record Journal(String mode) {}

    String subject() {
        return RunSubject.of(scenario, components, rate, workers, journal.mode);
    }

    /** Operations completed a second. */
    double achieved() {
        return rate.path("achieved").asDouble();
    }
}
