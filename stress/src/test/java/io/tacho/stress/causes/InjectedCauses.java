package io.tacho.stress.causes;

import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.stress.analyze.TailReport;
import io.tacho.stress.load.Arrivals;
import io.tacho.stress.load.LoadPlan;
import io.tacho.stress.load.RateProfile;
import io.tacho.stress.run.JournalPlan;
import io.tacho.stress.run.JournalSetting;
import io.tacho.stress.run.RunOptions;
import io.tacho.stress.run.RunProgress;
import io.tacho.stress.run.Runs;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Not a test, as it measures times: a run in which the garbage is collected, the process is stopped
 * and a component takes 5 ms; beside what the ledger says of them, what is known of them without
 * it. At a rate of n messages a second what stops everybody for d seconds makes n d of them wait,
 * each for what is left of it: n (d² - t²) / 2 seconds in all for those that wait longer than t.
 *
 * <p>Argument: a directory for the run. {@code java -cp
 * "stress/target/test-classes:stress/target/tacho/lib/*" io.tacho.stress.causes.InjectedCauses DIR}
 */
public final class InjectedCauses {
    private static final int RATE = 20_000;
    private static final int COMPONENTS = 20_000;
    private static final long SLOW_NANOS = 5_000_000;
    private static final String STOPPED_SECONDS = "0.02";
    private static final int COLLECTIONS = 1;

    /** So that a collection has something to go through. */
    private static final int BALLAST = 600_000;

    private InjectedCauses() {}

    /**
     * Runs once and prints.
     *
     * @param args the directory
     * @throws Exception if something can't be done
     */
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        Path folder = Path.of(args[0]);
        OneSlow scenario = new OneSlow(SLOW_NANOS);
        List<Object> ballast = new ArrayList<>();
        for (int i = 0; i < BALLAST; i++) {
            ballast.add(new long[] {i});
        }
        Injection injection = new Injection();
        Runs.run(options(folder), scenario, injection);
        injection.thread.join();
        TailReport tail = Runs.analyzed(folder).tail();
        out.printf(
                "%,d messages waited longer than %.2f ms, %.3f s in all%n",
                tail.messages(), tail.thresholdNanos() / 1e6, tail.waitedNanos() / 1e9);
        double threshold = tail.thresholdNanos() / 1e9;
        row(out, tail, "garbage collection", expected(injection.collected, threshold));
        row(out, tail, "process or machine not running", expected(injection.stopped, threshold));
        double slow = SLOW_NANOS / 1e9;
        // The first and the last of its messages may lie outside of the measured window.
        row(
                out,
                tail,
                "handlers on the same worker",
                expected(Collections.nCopies((int) scenario.slowHandlings(), slow), threshold));
        for (TailReport.Cause cause : tail.causes()) {
            out.printf("%30s %5.1f %%%n", cause.cause(), 100 * cause.share());
        }
        for (TailReport.Culprit culprit : tail.culprits()) {
            out.printf(
                    "  %s kept others waiting for %.3f s, up to %.2f ms at a time%n",
                    culprit.component(), culprit.nanos() / 1e9, culprit.longestNanos() / 1e6);
        }
        if (ballast.size() != BALLAST) {
            throw new IllegalStateException();
        }
    }

    private static double expected(List<Double> seconds, double threshold) {
        return seconds.stream()
                .filter(each -> each > threshold)
                .mapToDouble(each -> RATE * (each * each - threshold * threshold) / 2)
                .sum();
    }

    private static void row(PrintStream out, TailReport tail, String cause, double expected) {
        long nanos =
                tail.causes().stream()
                        .filter(each -> each.cause().equals(cause))
                        .mapToLong(TailReport.Cause::nanos)
                        .sum();
        out.printf("%30s: ledger %.3f s, injected %.3f s%n", cause, nanos / 1e9, expected);
    }

    private static RunOptions options(Path folder) {
        return new RunOptions(
                COMPONENTS,
                "one-slow",
                LoadPlan.open(
                        RateProfile.constant(RATE, Duration.ofSeconds(10)),
                        Arrivals.EVEN,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(30)),
                1,
                1,
                JournalPlan.of(JournalSetting.FULL),
                List.of(),
                false,
                Set.of(),
                folder,
                MailboxFactory.growable(),
                true);
    }

    /** What happens in the measured window, and how long it took, in seconds. */
    private static final class Injection implements RunProgress {
        final Thread thread = new Thread(this::inject, "injection");
        final List<Double> collected = Collections.synchronizedList(new ArrayList<>());
        final List<Double> stopped = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void phase(String phase, long total) {
            if (phase.equals("run")) {
                thread.start();
            }
        }

        @Override
        public void sample(Sample sample) {}

        @Override
        public void finish() {}

        private void inject() {
            try {
                Thread.sleep(2_000);
                for (int i = 0; i < COLLECTIONS; i++) {
                    long before = collectionMillis();
                    System.gc();
                    collected.add((collectionMillis() - before) / 1e3);
                    Thread.sleep(1_000);
                }
                stop();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static long collectionMillis() {
            return ManagementFactory.getGarbageCollectorMXBeans().stream()
                    .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                    .sum();
        }

        /** By another process, which measures how long it was. */
        private void stop() throws IOException, InterruptedException {
            String pid = String.valueOf(ProcessHandle.current().pid());
            // EPOCHREALTIME, kill and arithmetic are built in: nothing is started in between but
            // what waits.
            String script =
                    "a=$EPOCHREALTIME; kill -STOP $1; sleep $2; kill -CONT $1;"
                            + " b=$EPOCHREALTIME; echo $(( (${b/./} - ${a/./}) * 1000 ))";
            Process shell =
                    new ProcessBuilder("bash", "-c", script, "stop", pid, STOPPED_SECONDS).start();
            String nanos = new String(shell.getInputStream().readAllBytes()).trim();
            if (!shell.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the shell did not end");
            }
            stopped.add(Long.parseLong(nanos) / 1e9);
        }
    }
}
