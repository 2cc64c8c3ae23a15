package io.tacho.stress.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.runtime.spi.MessageIds;
import org.junit.jupiter.api.Test;

class OperationTypesTest {
    private static final long LANE = MessageIds.of(3, 0);

    private final OperationTypes types = new OperationTypes();

    @Test
    void shouldKnowWithWhatAnOperationBegan() {
        int order = types.numberOf("Order");
        int notice = types.numberOf("Notice");
        types.began(LANE + 1, order);
        types.began(LANE + 2, notice);
        assertEquals("Order", types.nameOf(types.typeOf(LANE + 1)));
        assertEquals("Notice", types.nameOf(types.typeOf(LANE + 2)));
        assertEquals(order, types.numberOf("Order"));
    }

    @Test
    void shouldNotKnowWhatItHasNotSeen() {
        types.began(LANE + 1, types.numberOf("Order"));
        assertEquals(OperationTypes.UNKNOWN, types.typeOf(LANE + 2));
        assertEquals("(unknown)", types.nameOf(OperationTypes.UNKNOWN));
    }

    /** It is not by chance that a slow one is forgotten, so that percentiles would lack it. */
    @Test
    void shouldKnowTheLastOfALane() {
        int[] numbers = {types.numberOf("a"), types.numberOf("b"), types.numberOf("c")};
        long last = LANE + 3L * OperationTypes.SIZE;
        for (long id = LANE + 1; id <= last; id++) {
            types.began(id, numbers[(int) (id % numbers.length)]);
        }
        for (long id = last - OperationTypes.SIZE + 1; id <= last; id++) {
            assertEquals(numbers[(int) (id % numbers.length)], types.typeOf(id));
        }
        for (long id = LANE + 1; id <= last - OperationTypes.SIZE; id++) {
            assertEquals(OperationTypes.UNKNOWN, types.typeOf(id));
        }
    }

    @Test
    void shouldKeepLanesApart() {
        int order = types.numberOf("Order");
        int lanes = 8;
        int each = OperationTypes.SIZE / lanes / 2;
        for (int i = 1; i <= each; i++) {
            for (int lane = 1; lane <= lanes; lane++) {
                types.began(MessageIds.of(lane, i), order);
            }
        }
        for (int i = 1; i <= each; i++) {
            for (int lane = 1; lane <= lanes; lane++) {
                assertEquals(order, types.typeOf(MessageIds.of(lane, i)));
            }
        }
    }
}
