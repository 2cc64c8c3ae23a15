package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.stress.junit.StressTest;
import io.tacho.stress.run.RunResult;

class PriceClientsTest {
    @StressTest(
            scenario = PriceClients.class,
            components = 100,
            rate = "5k",
            duration = "1s",
            warmup = "1s",
            threshold = {"p(99)<1s", "lost==0", "failed==0"})
    void answersEveryQuestion(RunResult result) {
        assertEquals(5_000, result.operations().completed());
        // The start, the question and the answer.
        assertEquals(15_000, result.messages().handled());
    }
}
