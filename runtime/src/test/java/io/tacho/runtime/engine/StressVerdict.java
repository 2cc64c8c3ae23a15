package io.tacho.runtime.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.GradingResult;
import org.openjdk.jcstress.infra.runners.TestList;

/**
 * Runs the concurrency tests and judges them more strictly than jcstress does: a test that did not
 * run fails, and an outcome marked as interesting must be seen, since it is what shows that the
 * tests beside it could have found something.
 */
public final class StressVerdict {
    private final Map<String, Map<String, Seen>> outcomes = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    private StressVerdict() {}

    /** An outcome of one test, over all its runs. */
    private record Seen(Expect expect, String description, long samples) {
        Seen plus(long more) {
            return new Seen(expect, description, samples + more);
        }
    }

    /**
     * Runs.
     *
     * @param arguments those of jcstress
     */
    public static void main(String[] arguments) throws Exception {
        Options options = new Options(arguments);
        if (!options.parse()) {
            throw new IllegalArgumentException("jcstress does not understand these arguments");
        }
        JCStress jcstress = new JCStress(options);
        StressVerdict verdict = new StressVerdict();
        try {
            jcstress.run();
        } catch (AssertionError failed) {
            verdict.failures.add("jcstress: " + failed.getMessage());
        }
        InProcessCollector results = new InProcessCollector();
        DiskReadCollector reader = new DiskReadCollector(options.getResultFile(), results);
        reader.dump();
        reader.close();
        verdict.add(results.getTestResults());
        verdict.judge(jcstress.getTests());
        System.exit(verdict.print() ? 0 : 1);
    }

    private void add(Collection<TestResult> results) {
        for (TestResult result : results) {
            if (result.status() != Status.NORMAL) {
                failures.add(result.getName() + ": " + result.status() + " " + result.getVmErr());
                continue;
            }
            Map<String, Seen> of =
                    outcomes.computeIfAbsent(result.getName(), name -> new TreeMap<>());
            for (GradingResult graded : result.grading().gradingResults.values()) {
                Seen none = new Seen(graded.expect, graded.description, 0);
                of.put(graded.id, of.getOrDefault(graded.id, none).plus(graded.count));
            }
        }
    }

    private void judge(Collection<String> tests) {
        int cores = Runtime.getRuntime().availableProcessors();
        for (String test : tests) {
            TestInfo info = TestList.getInfo(test);
            Map<String, Seen> of = outcomes.get(test);
            if (of == null) {
                if (info.threads() <= cores) {
                    failures.add(test + " did not run");
                } else {
                    System.out.println(
                            test + " needs " + info.threads() + " cores, here are " + cores);
                }
                continue;
            }
            of.forEach((id, seen) -> judge(test, id, seen));
        }
    }

    private void judge(String test, String id, Seen seen) {
        if (seen.expect == Expect.FORBIDDEN && seen.samples > 0) {
            failures.add(test + " saw " + id + ": " + seen.description);
        }
        if (seen.expect == Expect.ACCEPTABLE_INTERESTING && seen.samples == 0) {
            failures.add(test + " never saw " + id + ": " + seen.description);
        }
    }

    private boolean print() {
        outcomes.forEach(
                (test, of) -> {
                    System.out.println(test.substring(test.lastIndexOf('.') + 1));
                    of.forEach(
                            (id, seen) ->
                                    System.out.printf(
                                            "  %-14s %,15d  %-22s %s%n",
                                            id, seen.samples, seen.expect, seen.description));
                });
        failures.forEach(failure -> System.out.println("FAILED " + failure));
        System.out.println(failures.isEmpty() ? "stress tests passed" : "stress tests FAILED");
        return failures.isEmpty();
    }
}
