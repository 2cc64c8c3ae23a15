package io.tacho.profiling;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A program that computes until its input ends; between its two lines it has nothing to say. */
final class BusyProgram {
    private static double sum;

    private BusyProgram() {}

    public static void main(String[] arguments) {
        Thread reader = new Thread(BusyProgram::readAll);
        reader.start();
        System.out.println("ready");
        // Once at least: its input may end before it has begun.
        do {
            spinningMethod();
        } while (reader.isAlive());
        System.out.println(sum > 0 ? "done" : "nothing");
    }

    private static void readAll() {
        try {
            System.in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void spinningMethod() {
        for (int i = 0; i < 1_000_000; i++) {
            sum += Math.sqrt(i);
        }
    }
}
