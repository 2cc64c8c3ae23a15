package io.tacho.stress.report;

import io.tacho.stress.ControlCharacters;
import io.tacho.stress.run.RunCheck;
import io.tacho.stress.run.RunResult;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong as lines that GitHub Actions shows beside a pull request; see "Workflow commands
 * for GitHub Actions" in its documentation.
 */
public final class GithubAnnotations {
    private final PrintWriter out;

    /**
     * On a writer.
     *
     * @param out of the job's log
     */
    public GithubAnnotations(PrintWriter out) {
        this.out = out;
    }

    /**
     * Whether this process is a step of a job there.
     *
     * @return true if the environment says so
     */
    public static boolean areRead() {
        return "true".equals(System.getenv("GITHUB_ACTIONS"));
    }

    /**
     * Prints a line for each thing that is wrong.
     *
     * @param result of a run
     */
    public void print(RunResult result) {
        for (RunCheck each : RunCheck.failuresOf(result)) {
            error("stress run " + result.scenario() + ", " + each.name(), each.failure());
        }
        out.flush();
    }

    private void error(String title, @Nullable String message) {
        out.printf("::error title=%s::%s%n", property(title), data(String.valueOf(message)));
    }

    private static String data(String text) {
        return ControlCharacters.replaced(
                text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"));
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
