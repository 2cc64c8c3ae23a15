package io.tacho.profiling;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.VirtualMachine;
import io.tacho.journal.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * async-profiler in another JVM, which is told what to do by loading its library as an agent, again
 * for each command. The answer stands in a log file, not on the other JVM's stderr.
 */
final class AttachedProfiler implements ProfilerCommands {
    private static final String ERROR = "[ERROR] ";
    private static final String SAMPLES = "samples_total ";

    private final VirtualMachine target;
    private final Path library;
    private final Path log;
    private final Duration most;

    /**
     * @param log where the target writes its answers; there only during a command
     * @param most after which the target ends a session by itself, should nobody stop it
     */
    AttachedProfiler(VirtualMachine target, Path library, Path log, Duration most) {
        this.target = target;
        this.library = library;
        this.log = log;
        this.most = most;
    }

    @Override
    public void execute(String command) throws IOException {
        answer(
                command.startsWith("start,")
                        ? command + ",timeout=" + Math.max(1, most.toSeconds())
                        : command);
    }

    @Override
    public long samples() {
        try {
            return answer("metrics")
                    .lines()
                    .filter(line -> line.startsWith(SAMPLES))
                    .mapToLong(line -> Long.parseLong(line.substring(SAMPLES.length()).strip()))
                    .findAny()
                    .orElse(0);
        } catch (IOException | IllegalStateException e) {
            throw new ProfilingException(
                    "process %s does not say how many samples there are (%s); it may have ended"
                            .formatted(target.id(), OneLine.of(e)),
                    e);
        }
    }

    private String answer(String command) throws IOException {
        // The target would let others read it.
        OwnerOnlyFiles.makeIfAbsent(log);
        try {
            target.loadAgentPath(library.toString(), command + ",log=" + log);
            return Files.readString(log);
        } catch (AgentInitializationException e) {
            // What the agent returns is only that it failed.
            throw new IllegalStateException(reason(Files.readString(log), OneLine.of(e)), e);
        } catch (AgentLoadException e) {
            throw new ProfilingException(unloadable(OneLine.of(e)), e);
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static String reason(String log, String otherwise) {
        return log.lines()
                .filter(line -> line.startsWith(ERROR))
                .map(line -> line.substring(ERROR.length()))
                .reduce((first, second) -> first + "; " + second)
                .orElse(otherwise);
    }

    private String unloadable(String reason) {
        String message = "process %s can't load async-profiler (%s); ";
        return (reason.contains("agent loading is not enabled")
                        ? message + "start it with -XX:+EnableDynamicAgentLoading"
                        : message
                                + "name a folder that it can read and that is not mounted noexec"
                                + " with -D%s=DIR")
                .formatted(target.id(), reason, ProfilerLibrary.EXTRACT_PATH);
    }
}
