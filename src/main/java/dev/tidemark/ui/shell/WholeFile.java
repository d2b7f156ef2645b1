package dev.tidemark.ui.shell;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a file or a folder beside its place, and gives it its name when it is whole: under that name stands all of it, or
 * what stood there before. Safe from any thread.
 */
final class WholeFile {

    private static final String SUFFIX = ".partial";

    private WholeFile() {}

    /** Writes it, and gives what comes of it. */
    @FunctionalInterface
    interface Writing<T> {
        T write(Path beside) throws IOException, InterruptedException;
    }

    /** Makes an empty file or folder, unless there is something of that name. */
    @FunctionalInterface
    private interface Making {
        Path make(Path beside) throws IOException;
    }

    /**
     * Writes a file, and deletes what was written when that ends otherwise than well.
     *
     * @param target is replaced when it exists
     * @param writing gets an empty file
     * @throws IOException if it cannot be written, or not get its name
     * @throws InterruptedException if the writing was cancelled
     */
    static <T> T file(Path target, Writing<T> writing) throws IOException, InterruptedException {
        return write(target, Files::createFile, writing);
    }

    /**
     * As {@link #file}, of a folder.
     *
     * @param target does not exist, or is empty
     * @param writing gets an empty folder
     */
    static <T> T folder(Path target, Writing<T> writing) throws IOException, InterruptedException {
        return write(target, Files::createDirectory, writing);
    }

    private static <T> T write(Path target, Making making, Writing<T> writing)
            throws IOException, InterruptedException {
        Path beside = beside(target, making);
        try {
            T made = writing.write(beside);
            name(beside, target);
            return made;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            clear(beside, e);
            throw e;
        }
    }

    /**
     * Something new: what is left of a program that was killed may be what somebody wants to look at, and what another
     * writes beside the same place is his.
     */
    private static Path beside(Path target, Making making) throws IOException {
        String name = target.getFileName() + SUFFIX;
        Path beside = target.resolveSibling(name);
        for (int i = 2; true; i++) {
            try {
                return making.make(beside);
            } catch (FileAlreadyExistsException e) {
                beside = target.resolveSibling(name + i);
            }
        }
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
