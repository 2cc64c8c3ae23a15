package io.tacho.profiling.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatonTest {
    private static final int HANDOVERS = 10_000;

    /** Both threads wait for each other in turn, so each way of meeting comes up many times. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldNeverMissWhatWasFinishedWhenTwoThreadsTakeTurns(boolean oneCore)
            throws InterruptedException {
        Baton there = new Baton(oneCore);
        Baton back = new Baton(oneCore);
        int[] count = new int[1];
        Thread partner =
                new Thread(
                        () -> {
                            for (int i = 0; i < HANDOVERS; i++) {
                                there.await();
                                there.ready();
                                count[0]++;
                                back.finish();
                            }
                        });
        there.ready();
        partner.setDaemon(true);
        partner.start();

        for (int i = 0; i < HANDOVERS; i++) {
            back.ready();
            there.finish();
            back.await();
        }

        partner.join();
        assertEquals(HANDOVERS, count[0]);
    }
}
