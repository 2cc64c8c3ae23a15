package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.stress.junit.StressTest;
import io.tacho.stress.run.RunResult;

class ShopTest {
    // tag::build[]
    @StressTest(
            scenario = Shop.class,
            components = 110,
            rate = "5k",
            duration = "1s",
            warmup = "1s",
            threshold = {"p(99)<1s", "lost==0", "failed==0"})
    void servesEveryCustomer(RunResult result) {
        assertEquals(5_000, result.operations().completed());
    }
    // end::build[]
}
