package io.tacho.stress.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.tacho.profiling.machine.Environment;
import io.tacho.stress.measure.LatencySummary;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison needs of a run's result.json; so that results can be compared that an earlier
 * or a later version of the tool wrote.
 *
 * @param scenario its name
 * @param components how many
 * @param workers of the actor system
 * @param rate operations a second, and how they were asked for
 * @param durationNanos of the window
 * @param operations whether all that were asked for were measured
 * @param messages whether all were handled
 * @param latency of operations
 * @param memory what a message allocates
 * @param journal what was recorded, and how
 * @param checks what was wrong
 * @param environment where it ran
 */
record ComparedRun(
        String scenario,
        int components,
        int workers,
        JsonNode rate,
        long durationNanos,
        Operations operations,
        Messages messages,
        Latency latency,
        Memory memory,
        JsonNode journal,
        List<String> checks,
        Environment environment) {
    ComparedRun {
        if (!rate.path("achieved").isNumber()) {
            throw new IllegalArgumentException("rate.achieved is missing");
        }
        if (!journal.path("mode").isTextual()) {
            throw new IllegalArgumentException("journal.mode is missing");
        }
    }

    /**
     * Operations.
     *
     * @param started in the window
     * @param attached of those, by other processes
     * @param interrupted whether it was stopped before its time
     */
    record Operations(long started, long attached, boolean interrupted) {}

    /**
     * Messages.
     *
     * @param lost of them
     */
    record Messages(long lost) {}

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

    String subject() {
        return RunSubject.of(
                scenario,
                components,
                rate,
                workers,
                journal.path("mode").asText(),
                journal.path("sync").asBoolean());
    }

    /** What may make a difference and yet can be compared. */
    String settings() {
        return String.format(
                Locale.ROOT,
                "%.0f s%s",
                plannedSeconds(),
                journal.path("append").isTextual()
                        ? ", recorded " + journal.path("append").asText()
                        : "");
    }

    /** Not what it took, which is longer when the last operations were slow. */
    private double plannedSeconds() {
        return rate.path("asked").isNumber()
                ? (operations.started - operations.attached) / rate.path("asked").asDouble()
                : durationNanos / 1e9;
    }

    /** Why its figures aren't those of what was asked; null if they are. */
    @Nullable String flaw() {
        if (operations.interrupted) {
            return "it was stopped before its time";
        }
        if (messages.lost != 0) {
            return messages.lost + " messages were lost";
        }
        return checks.isEmpty() ? null : checks.get(0);
    }

    /** Operations completed a second. */
    double achieved() {
        return rate.path("achieved").asDouble();
    }
}
