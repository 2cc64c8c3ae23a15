package io.tacho.stress.cli;

import java.io.IOException;

/** A program for being profiled: says so when it computes, and does that until its input ends. */
final class SpinningProgram {
    private SpinningProgram() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("ready");
        double sum = 0;
        // A pipe that is closed has nothing available either, so it ends by a byte.
        while (System.in.available() == 0) {
            sum += spin();
        }
        System.out.println(sum > 0 ? "done" : "nothing");
    }

    private static double spin() {
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            sum += Math.sqrt(i);
        }
        return sum;
    }
}
