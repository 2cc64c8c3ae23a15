package io.tacho.stress.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacho.stress.ResultJson;
import io.tacho.stress.StressException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    @TempDir private Path temporary = Path.of("");
    private final List<String> leftOut = new ArrayList<>();

    @Test
    void shouldFindWhereTheLevelChangedWhenThereAreEnoughResults() throws IOException {
        for (int i = 0; i < 16; i++) {
            result(i, i < 9 ? 100 + i % 3 : 112 + i % 3);
        }
        History history = read();
        History.Key tell = history.keys().get(0);

        assertEquals("tell", tell.name());
        assertEquals(1, history.changePoints(tell).size());
        assertEquals(9, history.changePoints(tell).get(0).index());
    }

    @Test
    void shouldPutResultsInTheOrderOfTheirTimesWhateverTheyAreCalled() throws IOException {
        new BenchFiles().at("2026-11-28T10:00:00Z").with("tell", 1).write(temporary.resolve("z"));
        new BenchFiles().at("2026-11-28T09:00:00Z").with("tell", 2).write(temporary.resolve("a"));
        History history = read();

        assertEquals(
                List.of("a", "z"),
                history.entries(history.keys().get(0)).stream()
                        .map(each -> each.source().getFileName().toString())
                        .toList());
    }

    @Test
    void shouldReadBaselinesAsWellWhenTheyAreFiles() throws IOException {
        Baselines baselines = new Baselines(temporary);
        baselines.saveSuite("main", ResultJson.write(new BenchFiles().with("tell", 1).file()));

        assertEquals(2, read().keys().size());
    }

    @Test
    void shouldCountAResultOnceThatWasKeptAsABaseline() throws IOException {
        BenchFiles bench = new BenchFiles().with("tell", 1);
        bench.write(temporary.resolve("result"));
        new Baselines(temporary).saveSuite("main", ResultJson.write(bench.file()));
        History history = read();

        assertEquals(1, history.entries(history.keys().get(0)).size());
    }

    @Test
    void shouldFindNoChangeWhereOnlyTheClockChanged() throws IOException {
        for (int i = 0; i < 16; i++) {
            double clock = i < 9 ? 6_000 : 6_600;
            new BenchFiles()
                    .at(String.format("2026-11-28T%02d:00:00Z", i))
                    .clocked(clock)
                    .with("tell", (100 + i % 3) * clock / 6_000)
                    .write(temporary.resolve("result-" + i));
        }
        History history = read();

        assertEquals(List.of(), history.changePoints(history.keys().get(0)));
    }

    @Test
    void shouldLeaveOutWhatSaysNothingThatCanBeCompared() throws IOException {
        Path folder = new BenchFiles().with("tell", 1).write(temporary.resolve("old"));
        Path file = folder.resolve("bench.json");
        Files.writeString(
                file, Files.readString(file).replaceFirst("\"version\" : 2", "\"version\" : 1"));

        assertEquals(List.of(), read().keys());
        assertEquals(1, leftOut.size());
    }

    @Test
    void shouldNameALinkThatLeadsNowhereAsItDoesADamagedFile() throws IOException {
        new BenchFiles().with("tell", 1).write(temporary.resolve("result"));
        Path link = temporary.resolve("main.json");
        Files.createSymbolicLink(link, temporary.resolve("gone"));

        StressException nowhere = assertThrows(StressException.class, this::read);
        assertEquals(
                link + " can't be read (it is a link that leads nowhere)", nowhere.getMessage());

        Files.delete(link);
        Files.writeString(link, "{");
        StressException damaged = assertThrows(StressException.class, this::read);
        assertEquals(damaged.exitCode(), nowhere.exitCode());
    }

    private History read() {
        return new History(ResultReader.readAll(List.of(temporary), leftOut::add));
    }

    private void result(int hour, double score) throws IOException {
        new BenchFiles()
                .at(String.format("2026-11-28T%02d:00:00Z", hour))
                .with("tell", score)
                .write(temporary.resolve("result-" + hour));
    }
}
