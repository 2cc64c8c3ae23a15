package io.tacho.stress.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tacho.stress.analyze.Analysis;
import io.tacho.stress.load.Rate;
import io.tacho.stress.scenario.SwallowingMailboxes;
import io.tacho.stress.scenario.Unending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunSessionTest {
    @TempDir private Path temporary = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "mixed,20k",
        "mixed,max",
        "ping-pong,20k",
        "ping-pong,max",
        "ring,20k",
        "ring,max",
        "request-response,20k",
        "request-response,max",
        "fan-out,20k",
        "fan-out,max",
        "fan-in,20k",
        "fan-in,max",
        "pipeline,20k",
        "pipeline,max",
        "churn,20k",
        "churn,max",
        "faults,20k",
        "faults,max",
        "trading,20k",
        "trading,max"
    })
    void shouldAccountForEveryMessageAndFindTheSameInTheJournal(String scenario, String rate) {
        Path folder = temporary.resolve("run");
        RunResult result =
                Runs.run(Runs.options(folder, scenario, Rate.parse(rate), JournalSetting.FULL));

        assertEquals(List.of(), result.checks());
        assertEquals(0, result.messages().lost());
        assertEquals(
                result.messages().sent(), result.messages().handled() + result.messages().failed());
        assertEquals(scenario.equals("faults"), result.messages().failed() > 0);
        assertEquals(result.operations().started(), result.operations().completed());
        assertTrue(result.operations().completed() >= Runs.COMPONENTS);
        assertEquals(Runs.COMPONENTS, result.componentsReached());

        Analysis analysis = Runs.analyzed(folder);
        assertTrue(analysis.complete(), () -> analysis.missing().toString());
        assertEquals(result.messages(), analysis.messages());
        assertEquals(result.latency(), analysis.latency());
        assertEquals(result.journal().records(), analysis.records());
        assertEquals(List.of(), analysis.lanes().findings());
        assertEquals(analysis.records(), analysis.lanes().sent());
    }

    @Test
    void shouldLeadFromTheRunFolderToAJournalSomewhereElse() {
        Path folder = temporary.resolve("run");
        Path elsewhere = temporary.resolve("elsewhere").resolve("journal");
        RunResult result =
                Runs.run(
                        Runs.options(
                                folder,
                                "ping-pong",
                                Rate.parse("20k"),
                                new JournalPlan(JournalSetting.FULL, 0, false, elsewhere, null)));

        Analysis there = Runs.analyzed(elsewhere);
        assertEquals(result.journal().records(), there.records());
        assertTrue(there.complete());
        Analysis found = Runs.analyzed(folder);
        assertEquals(there.messages(), found.messages());
    }

    @Test
    void shouldMeasureWithoutAJournal() {
        RunResult result =
                Runs.run(
                        Runs.options(
                                temporary.resolve("run"),
                                "mixed",
                                Rate.parse("20k"),
                                JournalSetting.OFF));
        assertEquals(0, result.messages().lost());
        assertEquals(result.messages().handled(), result.latency().handling().count());
        assertEquals(result.operations().completed(), result.latency().response().count());
    }

    @Test
    void shouldShowOneSwallowedEnvelopeAsOneLost() {
        Path folder = temporary.resolve("run");
        RunResult result =
                Runs.run(
                        Runs.swallowing(
                                Runs.options(
                                        folder,
                                        "ping-pong",
                                        Rate.parse("20k"),
                                        JournalSetting.FULL),
                                new SwallowingMailboxes(1000)));
        assertEquals(1, result.messages().lost());
        assertEquals(1, result.messages().sent() - result.messages().handled());

        Analysis analysis = Runs.analyzed(folder);
        assertEquals(result.messages(), analysis.messages());
        assertEquals(1, analysis.lanes().findings().size(), () -> analysis.lanes().toString());
        assertEquals(1, analysis.lanes().sent() - analysis.lanes().recorded());
    }

    /** Its percentiles lack the slowest: what is asked of them would hold. */
    @Test
    void shouldBeWrongWhenAnOperationDoesNotEnd() {
        RunResult result =
                Runs.run(
                        Runs.ending(
                                Runs.options(
                                        temporary.resolve("run"),
                                        "unending",
                                        Rate.parse("20k"),
                                        JournalSetting.OFF)),
                        new Unending());
        assertEquals(0, result.messages().lost());
        assertEquals(1, result.checks().size(), result.checks()::toString);
        assertTrue(
                result.checks()
                        .get(0)
                        .startsWith(
                                "operations: 1 of "
                                        + result.operations().started()
                                        + " did not end"),
                result.checks()::toString);
    }

    @Test
    void shouldNameComponentsThatHandledNothing() {
        RunResult result =
                Runs.run(
                        Runs.options(
                                temporary.resolve("run"),
                                "request-response",
                                Rate.parse("100"),
                                JournalSetting.OFF));
        assertTrue(
                result.checks().get(0).contains("components handled nothing"),
                () -> result.checks().toString());
        assertTrue(result.checks().get(0).contains("component-"));
    }

    @Test
    void shouldWriteAResultThatItsSchemaDescribes() throws IOException {
        Path folder = temporary.resolve("run");
        Runs.run(Runs.options(folder, "mixed", Rate.parse("20k"), JournalSetting.FULL));
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                Files.readString(Path.of("..", "docs", "result.schema.json")),
                                InputFormat.JSON);
        List<Error> errors =
                schema.validate(Files.readString(folder.resolve("result.json")), InputFormat.JSON);
        assertEquals(List.of(), errors);
    }
}
