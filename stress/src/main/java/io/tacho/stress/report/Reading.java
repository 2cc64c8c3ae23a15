package io.tacho.stress.report;

import io.tacho.stress.measure.LatencyReport;
import java.util.List;
import java.util.Locale;

/** What helps to read the figures of a run. */
final class Reading {
    /** Response times that are so many times the service times want an explanation. */
    private static final double FAR_APART = 2;

    private Reading() {}

    static List<String> notes(LatencyReport latency) {
        long response = latency.response().p99();
        long service = latency.service().p99();
        if (response <= FAR_APART * service) {
            return List.of();
        }
        return List.of(
                String.format(
                        Locale.ROOT,
                        "p99 of response time is %s, of service time %s. Response time counts from"
                                + " when an operation was due, service time from when it was really"
                                + " sent: operations that were due while the process or its load"
                                + " generator stood still waited before they were sent. Their users"
                                + " would have waited, too; a tool that only measures what it sends"
                                + " leaves that out (coordinated omission).",
                        Units.time(response),
                        Units.time(service)));
    }
}
