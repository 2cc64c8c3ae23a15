package io.tacho.profiling.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.profiling.ProfilingException;
import org.junit.jupiter.api.Test;

class BoxPlotTest {
    @Test
    void shouldEndAtTheLastValueWithinTheFences() {
        BoxPlot box = BoxPlot.of(9, 1, 2, 3, 4, 5, 6, 7, 8, 100);

        assertEquals(new BoxPlot(1, 3.25, 5.5, 7.75, 9, 1), box);
        assertTrue(box.isOutlier(100));
        assertFalse(box.isOutlier(9));
    }

    @Test
    void shouldBeAPointWhenThereIsOneValue() {
        assertEquals(new BoxPlot(3, 3, 3, 3, 3, 0), BoxPlot.of(3));
    }

    @Test
    void shouldRefuseNothing() {
        assertThrows(ProfilingException.class, BoxPlot::of);
    }
}
