package dev.tidemark.ui.shell;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a file or a folder beside its place, and gives it its name when it is whole: under that name stands all of it, or
 * what stood there before. Safe from any thread, for different targets.
 */
final class WholeFile {

    private static final String SUFFIX = ".partial";

    private WholeFile() {}

    /** Writes it, and gives what to say of it. */
    @FunctionalInterface
    interface Writing {
        String write(Path beside) throws IOException, InterruptedException;
    }

    /**
     * Writes, and deletes what was written when that ends otherwise than well.
     *
     * @param target a file, which is replaced when it exists; or a folder that does not exist or is empty
     * @throws IOException if it cannot be written, or not get its name
     * @throws InterruptedException if the writing was cancelled
     */
    static String write(Path target, Writing writing) throws IOException, InterruptedException {
        Path beside = beside(target);
        try {
            String words = writing.write(beside);
            name(beside, target);
            return words;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            clear(beside, e);
            throw e;
        }
    }

    /** A name that nothing has: what is left of a program that was killed may be what somebody wants to look at. */
    private static Path beside(Path target) {
        String name = target.getFileName() + SUFFIX;
        Path beside = target.resolveSibling(name);
        for (int i = 2; Files.exists(beside, LinkOption.NOFOLLOW_LINKS); i++) {
            beside = target.resolveSibling(name + i);
        }
        return beside;
    }

    private static void name(Path beside, Path target) throws IOException {
        if (Files.isDirectory(beside)) {
            // Windows replaces no folder, not even an empty one.
            Files.deleteIfExists(target);
            Files.move(beside, target);
            return;
        }
        try {
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void clear(Path beside, Throwable why) {
        if (Files.notExists(beside)) {
            return;
        }
        try (Stream<Path> files = Files.walk(beside)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }
}
