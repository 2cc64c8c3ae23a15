package io.tacho.stress.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Command lines, an argument a line. What is wrong is a usage error, and nothing else. */
public final class CommandLineFuzz {
    private CommandLineFuzz() {}

    public static List<byte[]> seeds() {
        return List.of(
                bytes("run\n--components\n10000\n--rate\n500k\n--duration\n1.5s"),
                bytes("--stage\n30s:500k\n--stage\n10s:0\n--arrivals\nburst:10\n--warmup\n0s"),
                bytes("run\n--threshold\nlatency{type=Order}:p(99.9)<1ms\n--out\nhtml=a.html"),
                bytes("max\n--precision\n5%\n--window\n3s\n--threshold\nalloc<1B"),
                bytes("replay\nrun\n--rate\n4x\n--from\n1.25s\n--until\n1:7\n--only\na"),
                bytes("what-if\nrun\n--load\n2x\n--faster\nQuery=30%\n--without\ngc"),
                bytes("run\n--journal-max-size\n8g\n--profile\ncpu,alloc\n--seed\n-1"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static void fuzzerTestOneInput(byte[] data) {
        String[] arguments = new String(data, StandardCharsets.UTF_8).split("\n");
        try {
            Stress.commandLine().parseArgs(arguments);
        } catch (ParameterException e) {
            // As it should be.
        }
        LoadArguments load = new LoadArguments();
        CommandLine line = new CommandLine(load);
        try {
            line.parseArgs(arguments);
            load.plan(new Usage(line));
        } catch (ParameterException e) {
            // Likewise.
        }
    }
}
