package dev.tidemark.cli;

import dev.tidemark.field.FieldRegistry;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Measures how long the records of two journals take with paths and without, in a program of its own: what ran before in a
 * virtual machine, and what of it was compiled how, decides such times too. Writes how often as long the journal with twice the
 * rows takes, and how often as long paths take.
 */
final class LongPathsTimes {

    /** The least of several runs is what it takes; all of these may be disturbed by what else the machine does. */
    private static final int RUNS = 5;

    private static final int ATTEMPTS = 4;

    static final double MOST_GROWTH = 2.3;
    static final double MOST_PRICE = 4;

    private LongPathsTimes() {}

    /**
     * Measures.
     *
     * @param args a journal, and one with twice its rows
     */
    public static void main(String[] args) {
        double growth = Double.MAX_VALUE;
        double price = Double.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS && (growth >= MOST_GROWTH || price > MOST_PRICE); i++) {
            double ofHalf = seconds("records", args[0], "--paths");
            double ofWhole = seconds("records", args[1], "--paths");
            growth = Math.min(growth, ofWhole / ofHalf);
            price = Math.min(price, ofWhole / seconds("records", args[1]));
        }
        System.out.println(growth + " " + price);
    }

    private static double seconds(String... args) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            int code = new CommandLineApp(FieldRegistry.standard(), simulated -> null)
                    .run(args, OutputStream.nullOutputStream(), new PrintStream(OutputStream.nullOutputStream()));
            if (code != 0) {
                throw new IllegalStateException("exit code " + code);
            }
            least = Math.min(least, (System.nanoTime() - start) / 1e9);
        }
        return least;
    }
}
