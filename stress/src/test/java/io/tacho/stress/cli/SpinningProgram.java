package io.tacho.stress.cli;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A program for being profiled: says so when it computes, and does that until its input ends. */
final class SpinningProgram {
    private SpinningProgram() {}

    public static void main(String[] arguments) {
        Thread reader = new Thread(SpinningProgram::readAll);
        reader.start();
        System.out.println("ready");
        double sum = 0;
        while (reader.isAlive()) {
            sum += spin();
        }
        System.out.println(sum > 0 ? "done" : "nothing");
    }

    private static void readAll() {
        try {
            System.in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double spin() {
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            sum += Math.sqrt(i);
        }
        return sum;
    }
}
