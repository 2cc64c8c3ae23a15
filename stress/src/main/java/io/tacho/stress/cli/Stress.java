package io.tacho.stress.cli;

import io.tacho.journal.JournalException;
import io.tacho.journal.reader.JournalReadException;
import io.tacho.journal.reader.NotAJournalException;
import io.tacho.profiling.ProfilingException;
import io.tacho.registry.RegistryException;
import io.tacho.runtime.spi.DirectoryException;
import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import io.tacho.stress.report.Emphasis;
import java.io.PrintWriter;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The {@code stress} command. */
@Command(
        name = "stress",
        description =
                "Loads actor systems, records every message, and tells what the tail is made of.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            MaxCommand.class,
            AnalyzeCommand.class,
            ReplayCommand.class,
            ExportCommand.class,
            WhatIfCommand.class,
            TopCommand.class,
            ProfileCommand.class,
            BenchCommand.class,
            CompareCommand.class,
            HistoryCommand.class,
            SelfTestCommand.class,
            AutoComplete.GenerateCompletion.class
        },
        footer = {
            "",
            "Examples:",
            "  stress run --components 10000",
            "  stress analyze runs/20261124-101500-mixed",
            "",
            "Exit codes: 0 done; 1 failed, one line says why; 2 wrong usage; 96 a replay diverged; 97"
                    + " messages lost, records damaged or a check failed; 98 surely worse than what"
                    + " it was compared with; 99 a threshold was crossed; "
                    + Interruption.EXIT_CODE
                    + ", after reporting; 143 and 129 SIGTERM and SIGHUP where there is nothing to"
                    + " report."
        })
public final class Stress implements Runnable {
    @Option(
            names = "--debug",
            description = "show the stack trace of a failure",
            scope = ScopeType.INHERIT)
    private boolean debug;

    @Option(
            names = "--color",
            paramLabel = "auto|always|never",
            defaultValue = "auto",
            description = "colours in tables (default: on a terminal)",
            scope = ScopeType.INHERIT)
    private ColorMode color = ColorMode.AUTO;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /** For picocli. */
    public Stress() {}

    /**
     * Runs the command and ends the process.
     *
     * @param arguments of the command line
     */
    public static void main(String... arguments) {
        System.exit(execute(arguments));
    }

    /**
     * Runs the command.
     *
     * @param arguments of the command line
     * @return the exit code
     */
    public static int execute(String... arguments) {
        CommandLine line = commandLine();
        try {
            return line.execute(ConfigFile.expanded(line, arguments));
        } catch (ParameterException e) {
            return usage(e);
        } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
            return broken(e, line);
        }
    }

    static CommandLine commandLine() {
        Stress stress = new Stress();
        CommandLine line = new CommandLine(stress);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // There is --config for that.
        line.setExpandAtFiles(false);
        line.setOut(PrintableWriter.to(line.getOut()));
        line.setErr(PrintableWriter.to(line.getErr()));
        line.setParameterExceptionHandler((e, args) -> usage(e));
        line.setExecutionExceptionHandler((e, failed, result) -> stress.failure(e, failed));
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** How the tables of a command are to be printed. */
    static Emphasis emphasis(CommandLine.Model.CommandSpec command) {
        return command.root().userObject() instanceof Stress stress
                ? stress.color.emphasis()
                : Emphasis.NONE;
    }

    private static int usage(ParameterException e) {
        CommandLine failed = e.getCommandLine();
        PrintWriter err = failed.getErr();
        String name = failed.getCommandSpec().qualifiedName();
        err.println(
                name
                        + ": "
                        + oneLine(String.valueOf(e.getMessage()))
                        + "; see '"
                        + name
                        + " --help'");
        err.flush();
        return ExitCode.USAGE;
    }

    /**
     * By a file that makes it ask for too much, a heap that is too small, or jars that don't fit.
     */
    private static int broken(Error e, CommandLine line) {
        CommandLine.ParseResult parsed = line.getParseResult();
        List<CommandLine> commands = parsed == null ? List.of(line) : parsed.asCommandLineList();
        Stress stress = line.getCommand();
        String message =
                e instanceof OutOfMemoryError
                        ? "it needs more memory than it may have ("
                                + e.getMessage()
                                + "); give it some with TACHO_JAVA_OPTS=-Xmx8g"
                        : e.toString();
        return stress.failure(
                new StressException(ExitCode.FAILURE, message, e),
                commands.get(commands.size() - 1));
    }

    private int failure(Exception e, CommandLine failed) {
        PrintWriter err = failed.getErr();
        String name = failed.getCommandSpec().qualifiedName();
        String message = saysItself(e) ? e.getMessage() : e.toString();
        err.println(name + ": " + oneLine(String.valueOf(message)));
        if (debug) {
            e.printStackTrace(err);
        }
        err.flush();
        return e instanceof StressException stress ? stress.exitCode() : ExitCode.FAILURE;
    }

    /** The modules' own say in one line what to do; of anything else the class says most. */
    private static boolean saysItself(Exception e) {
        return e instanceof StressException
                || e instanceof ProfilingException
                || e instanceof JournalException
                || e instanceof JournalReadException
                || e instanceof NotAJournalException
                || e instanceof RegistryException
                || e instanceof DirectoryException;
    }

    /** What a file or a message of others says, as a part of a line. */
    static String oneLine(String message) {
        return message.strip().replaceAll("\\s*[\\r\\n]+\\s*", "; ");
    }
}
