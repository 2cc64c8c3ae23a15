package io.tacho.stress.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tacho.profiling.machine.CoreDistance;
import io.tacho.stress.capacity.Capacity;
import io.tacho.stress.capacity.Trial;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityTableTest {
    private static Trial trial(@Nullable CoreDistance cores) {
        return new Trial(
                50_000,
                false,
                new Trial.Figures(49_990, 1_000, 20_000, 300_000, 90.0, cores),
                List.of());
    }

    private static Trial trial(double before, double after) {
        return trial(new CoreDistance(before, after));
    }

    private static String printed(Consumer<CapacityTable> what) {
        StringWriter out = new StringWriter();
        what.accept(new CapacityTable(new PrintWriter(out), Emphasis.NONE));
        return out.toString();
    }

    private static List<String> columns(Trial trial) {
        return List.of(printed(table -> table.trial(trial)).strip().split(" {2,}"));
    }

    private static String found(Trial... trials) {
        return printed(table -> table.found(new Capacity(trials[0], null, List.of(trials)), null));
    }

    @ParameterizedTest
    @CsvSource({
        "45, 149, near",
        "150, 350, far",
        "45, 350, shifted",
        "350, 45, shifted",
        "45, 2000, disturbed",
        "55000, 350, disturbed"
    })
    void shouldSayWhatTheCoresWereLike(double before, double after, String words) {
        assertEquals(
                List.of("50k", "50.0k", "1 us", "20 us", "300 us", "90 ns", words, "held"),
                columns(trial(before, after)));
    }

    @Test
    void shouldSayNothingOfCoresWhereThereIsOnlyOne() {
        assertEquals(
                List.of("50k", "50.0k", "1 us", "20 us", "300 us", "90 ns", "-", "held"),
                columns(trial(null)));
    }

    @Test
    void shouldSayOfWhichMixtureItIs() {
        String mixture = found(trial(45, 45), trial(350, 350), trial(45, 45));
        assertEquals(
                List.of("cores     near in 2, far in 1: what was found is of this mixture"),
                mixture.lines().filter(line -> line.startsWith("cores")).toList());
        assertFalse(found(trial(45, 45), trial(45, 45)).contains("cores"));
    }
}
