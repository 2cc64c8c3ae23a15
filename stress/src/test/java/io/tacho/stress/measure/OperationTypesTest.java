package io.tacho.stress.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationTypesTest {
    private static final long LANE = 3L << 40;

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

    /** Of twice as many as there is room for some are forgotten, and none is taken for another. */
    @Test
    void shouldRatherNotKnowThanErr() {
        Map<Long, Integer> began = new HashMap<>();
        int[] numbers = {types.numberOf("a"), types.numberOf("b"), types.numberOf("c")};
        for (long id = LANE; id < LANE + (1 << 15); id++) {
            int type = numbers[(int) (id % numbers.length)];
            types.began(id, type);
            began.put(id, type);
        }
        int known = 0;
        for (Map.Entry<Long, Integer> each : began.entrySet()) {
            int type = types.typeOf(each.getKey());
            assertTrue(type == OperationTypes.UNKNOWN || type == each.getValue());
            known += type == OperationTypes.UNKNOWN ? 0 : 1;
        }
        assertTrue(known >= 1 << 13, "only " + known + " are known");
    }
}
