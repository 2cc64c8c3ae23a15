package io.tacho.stress.report;

import io.tacho.profiling.machine.CoreDistance;
import io.tacho.stress.measure.LatencyReport;
import io.tacho.stress.measure.ProcessResources;
import io.tacho.stress.run.LookupProbe;
import io.tacho.stress.run.RunReport;
import io.tacho.stress.run.RunResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** The table at the end of a run. Nowhere wider than 80 columns. */
public final class ClosingTable {
    private static final int WIDTH = 80;

    private final PrintWriter out;
    private final Emphasis emphasis;

    /**
     * On a writer.
     *
     * @param out where to
     * @param emphasis of what matters
     */
    public ClosingTable(PrintWriter out, Emphasis emphasis) {
        this.out = out;
        this.emphasis = emphasis;
    }

    /**
     * Prints.
     *
     * @param report of a run
     * @param folder where everything is
     */
    public void print(RunReport report, Path folder) {
        RunResult result = report.result();
        header(result);
        reached(result);
        latency(result.latency());
        new MessageTable(out).print(result.messages());
        resources(result);
        journal(result.journal());
        verdict(report, folder);
        out.flush();
    }

    private void header(RunResult result) {
        Double asked = result.rate().asked();
        line(
                "%s: %s, %s, %s measured%s",
                result.scenario(),
                Units.count(result.components(), "component"),
                Units.count(result.workers(), "worker"),
                Units.time(result.durationNanos()),
                result.operations().interrupted() ? " (stopped before its time)" : "");
        line(
                "  rate      %s operations/s achieved, %s asked",
                Units.rate(result.rate().achieved()), asked == null ? "max" : Units.rate(asked));
        line(
                "            %s started, %s completed",
                Units.count(result.operations().started()),
                Units.count(result.operations().completed()));
    }

    private void reached(RunResult result) {
        line(
                "  reached   %s of %s components handled a message in the window",
                Units.count(result.componentsReached()), Units.count(result.components()));
    }

    private void latency(LatencyReport latency) {
        out.println();
        new LatencyTable(out)
                .head("operations")
                .row("response", latency.response())
                .row("service", latency.service())
                .head("messages")
                .row("queue wait", latency.queueWait())
                .row("handling", latency.handling());
    }

    private void resources(RunResult result) {
        RunResult.Memory memory = result.memory();
        line(
                "  gc        %d collections, %d ms; %.3f bytes allocated a message",
                result.gc().count(), result.gc().millis(), memory.allocatedBytesPerMessage());
        line(
                "  memory    %s heap a component (%s after load), %s off heap",
                Units.bytes(memory.heapBytesPerComponent()),
                Units.bytes(memory.loadedHeapBytesPerComponent()),
                Units.bytes(memory.offHeapBytesPerComponent()));
        ProcessResources start = result.resources().start();
        ProcessResources end = result.resources().end();
        line(
                "  process   heap in use %s at first, %s at the end; %d threads, %d",
                Units.bytes(start.heapBytes()),
                Units.bytes(end.heapBytes()),
                start.threads(),
                end.threads());
        if (start.residentBytes() >= 0) {
            line(
                    "            resident %s at first, %s at the end; %d open files, %d",
                    Units.bytes(start.residentBytes()),
                    Units.bytes(end.residentBytes()),
                    start.openFiles(),
                    end.openFiles());
        }
        line(
                "  spawn     %s/s, p99 %s",
                Units.rate(result.spawn().perSecond()), Units.time(result.spawn().p99()));
        line(
                "  registry  look-up p50 %s, p99 %s: means of %d each",
                Units.time(result.registry().lookup().p50()),
                Units.time(result.registry().lookup().p99()),
                LookupProbe.BATCH);
    }

    private void journal(RunResult.JournalFigures journal) {
        if (journal.dir() == null) {
            line("  journal   off");
        } else {
            line(
                    "  journal   %s: %s records, %s, %.1f B a record, on %s",
                    journal.mode(),
                    Units.count(journal.records()),
                    Units.bytes(journal.bytes()),
                    journal.bytesPerRecord(),
                    journal.fileSystem());
            if (journal.waits() > 0) {
                line(
                        "            workers waited %s times for its writer thread, %s in all",
                        Units.count(journal.waits()), Units.time(journal.waitedNanos()));
            }
        }
    }

    private void verdict(RunReport report, Path folder) {
        RunResult result = report.result();
        out.println();
        for (RunResult.Threshold threshold : result.thresholds()) {
            line(
                    "%s %s: %s",
                    emphasis.goodOrBad(threshold.ok(), threshold.ok() ? "✓" : "✗ CROSSED"),
                    threshold.expression(),
                    threshold.shown());
        }
        for (String wrong : result.checks()) {
            line("%s %s", emphasis.bad("WRONG:"), wrong);
        }
        trust(result.trust());
        for (String note : Reading.notes(result.latency())) {
            wrapped("note: " + note);
        }
        for (String note : report.notes()) {
            wrapped("note: " + note);
        }
        new ProfileLines(out).print(report.pages());
        line("all of it: %s", folder);
    }

    private void trust(RunResult.Trust trust) {
        if (trust.reasons().isEmpty()) {
            line("trust %s: nothing speaks against this run", trust.grade());
        } else {
            line("trust %s:", trust.grade());
            for (String reason : trust.reasons()) {
                wrapped("  - " + reason);
            }
        }
        line(
                "noise     %s of idle cores' time lost before the run, up to %s at once",
                Units.percent(trust.noise().lostShare()), Units.time(trust.noise().worstNanos()));
        CoreDistance cores = trust.cores();
        if (cores != null) {
            line(
                    "cores     %s: a round trip between two took %.0f ns before, %.0f ns after",
                    cores.regime().label(), cores.before(), cores.after());
        }
        Double median = trust.smallestEffect().p50();
        Double tail = trust.smallestEffect().p99();
        if (median != null && tail != null) {
            line(
                    "effect    smallest that two runs as unsteady would show: p50 %s, p99 %s",
                    Units.percent(median), Units.percent(tail));
        }
        for (String warning : trust.warnings()) {
            wrapped("warning: " + warning);
        }
    }

    /** Further lines are indented by what stands before the first word, and by two. */
    private void wrapped(String text) {
        String indent = " ".repeat(text.length() - text.stripLeading().length());
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.strip().split(" ")) {
            if (line.length() + word.length() >= WIDTH) {
                out.println(line);
                line.setLength(0);
                line.append(indent).append("   ");
            }
            line.append(line.toString().isBlank() ? "" : " ").append(word);
        }
        out.println(line);
    }

    private void line(String format, Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
