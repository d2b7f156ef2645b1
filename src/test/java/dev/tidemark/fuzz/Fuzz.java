package dev.tidemark.fuzz;

import dev.tidemark.fuzz.Target.Input;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Reads mutated journals, file tables and captures, a number of them, from a seed on: {@code Fuzz COUNT SEED [NAME:NUMBER]}.
 * The same seed gives the same mutants, and each by its number alone. Ends with 0 when all were read as they should be; the
 * first that was not is kept in {@code target/fuzz} and named, for a test of its own.
 */
final class Fuzz {

    static final int FAILED = 1;
    static final int HANGS = 4;

    private static final Path KEPT = Path.of("target", "fuzz");

    /** Of ten mutants, so many are of each kind; a capture is three files, and is written before it is read. */
    private static final int JOURNALS = 6;

    private static final int TABLES = 3;
    private static final int CAPTURES = 1;
    private static final int ALL = JOURNALS + TABLES + CAPTURES;

    private final long seed;
    private final PrintStream out;
    private final Watchdog watchdog;
    private volatile Input reading = Input.of(new byte[0]);
    private volatile String name = "";

    private Fuzz(long seed, PrintStream out) {
        this.seed = seed;
        this.out = out;
        this.watchdog = new Watchdog(out, this::keep);
    }

    public static void main(String[] args) throws IOException {
        long count = Long.parseLong(args[0]);
        Fuzz fuzz = new Fuzz(Long.parseLong(args[1]), System.out);
        Path folder = Files.createTempDirectory("tidemark-fuzz-");
        boolean good;
        try {
            good = fuzz.run(targets(folder), count, args.length > 2 ? args[2] : "");
        } finally {
            delete(folder);
        }
        System.exit(good ? 0 : FAILED);
    }

    private static List<Target> targets(Path folder) throws IOException {
        return List.of(new JournalTarget(folder), new TableTarget(folder), new CaptureTarget(folder));
    }

    private boolean run(List<Target> targets, long count, String only) {
        boolean good = true;
        int[] shares = {JOURNALS, TABLES, CAPTURES};
        for (int i = 0; i < shares.length && good; i++) {
            Target target = targets.get(i);
            if (only.isEmpty()) {
                good = all(target, count * shares[i] / ALL);
            } else if (only.startsWith(target.name() + ":")) {
                good = one(target, Long.parseLong(only.substring(target.name().length() + 1)));
            }
        }
        return good;
    }

    private boolean all(Target target, long count) {
        List<Input> corpus = target.corpus();
        for (int i = 0; i < corpus.size(); i++) {
            // Below 0, so that the corpus itself is read in every way.
            if (!read(target, corpus.get(i), -1 - i)) {
                return false;
            }
        }
        long start = System.nanoTime();
        long longest = 0;
        for (long number = 0; number < count; number++) {
            long begin = System.nanoTime();
            if (!one(target, number)) {
                return false;
            }
            longest = Math.max(longest, System.nanoTime() - begin);
        }
        out.printf(
                Locale.ROOT,
                "%s: %,d mutants of %d inputs, seed %d, in %.1f s, the longest in %.1f ms%n",
                target.name(),
                count,
                corpus.size(),
                seed,
                (System.nanoTime() - start) / 1e9,
                longest / 1e6);
        return true;
    }

    private boolean one(Target target, long number) {
        SplittableRandom random =
                new SplittableRandom(seed * 1_000_003 + target.name().hashCode()).split();
        random = new SplittableRandom(random.nextLong() + number * 0x9E37_79B9_7F4A_7C15L);
        return read(target, Mutator.mutate(target.corpus(), random), number);
    }

    private boolean read(Target target, Input input, long number) {
        name = target.name() + ":" + number;
        reading = input;
        watchdog.begin(name);
        try {
            target.read(input, number);
            return true;
        } catch (Throwable e) {
            // Whatever it is, an input of somebody else's has done it.
            out.println(name + " of seed " + seed + " failed:");
            e.printStackTrace(out);
            keep();
            return false;
        }
    }

    private void keep() {
        try {
            Files.createDirectories(KEPT);
            for (int i = 0; i < reading.parts().size(); i++) {
                Path file = KEPT.resolve(name.replace(':', '-') + "-" + i);
                Files.write(file, reading.parts().get(i));
                out.println("kept " + file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
