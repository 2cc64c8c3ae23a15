package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.runtime.spi.CounterLabels;
import io.tacho.runtime.spi.CounterSink;
import io.tacho.runtime.testkit.TestSystem;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SystemCountersTest {
    private static final int ENOUGH = 100;

    /** With much to add up others may come faster than that takes. */
    @Test
    void shouldNotWriteAgainForThoseWhoComeMeanwhile() {
        AtomicReference<LocalActorSystem> meanwhile = new AtomicReference<>();
        AtomicInteger written = new AtomicInteger();
        CounterSink sink =
                new CounterSink() {
                    @Override
                    public Counter allocate(String label) {
                        return label.equals(CounterLabels.SENT) ? value -> sent() : value -> {};
                    }

                    private void sent() {
                        LocalActorSystem other = meanwhile.get();
                        if (other != null && written.incrementAndGet() < ENOUGH) {
                            other.counters().publish();
                        }
                    }

                    @Override
                    public void close() {}
                };
        try (TestSystem test = TestSystem.create(0, builder -> builder.counters(sink))) {
            LocalActorSystem system = (LocalActorSystem) test.system();
            meanwhile.set(system);
            system.counters().publish();
            assertEquals(1, written.get());
        }
    }
}
