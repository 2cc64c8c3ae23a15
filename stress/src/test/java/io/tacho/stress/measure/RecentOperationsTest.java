package io.tacho.stress.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RecentOperationsTest {
    private static final int OPERATIONS = 200_000;

    /** Handed over while both sides go on, none is lost and none is there twice. */
    @Test
    void shouldHandOverEachOperationOnce() {
        RecentOperations recent = new RecentOperations();
        CompletableFuture<Void> worker =
                CompletableFuture.runAsync(
                        () -> {
                            for (int i = 1; i <= OPERATIONS; i++) {
                                recent.record(0, 0, i);
                                recent.handOver();
                            }
                        });
        OperationLatency sum = new OperationLatency();
        while (!worker.isDone()) {
            recent.collect(sum);
        }
        worker.join();
        recent.collectRest(sum);
        assertEquals(OPERATIONS, sum.response().getTotalCount());
        assertEquals(OPERATIONS, sum.service().getTotalCount());
    }
}
