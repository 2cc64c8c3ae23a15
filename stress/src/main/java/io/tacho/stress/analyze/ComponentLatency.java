package io.tacho.stress.analyze;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tacho.stress.measure.LatencySummary;

/**
 * One actor's messages.
 *
 * @param component its name
 * @param messages that it received
 * @param waitedNanos that they waited, together
 * @param handledNanos that it handled them, together
 * @param waiting of a message, from when it was due or sent
 * @param handling of a message
 */
public record ComponentLatency(
        String component,
        long messages,
        long waitedNanos,
        long handledNanos,
        @JsonProperty("wait") LatencySummary waiting,
        LatencySummary handling) {}
