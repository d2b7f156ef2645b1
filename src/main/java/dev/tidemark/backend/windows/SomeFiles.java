package dev.tidemark.backend.windows;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Files near the root of a volume, as many as are found in a moment: to ask who uses them. Stateless. */
final class SomeFiles {

    private static final int MOST = 2_000;
    private static final int DEPTH = 4;
    private static final long LONGEST_NANOS = 1_000_000_000L;

    private SomeFiles() {}

    /** Their paths; empty when nothing can be listed there. */
    static List<String> below(String root) {
        List<String> files = new ArrayList<>();
        try {
            Files.walkFileTree(Path.of(root), EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEPTH, into(files));
        } catch (IOException | InvalidPathException e) {
            return files;
        }
        return files;
    }

    private static FileVisitor<Path> into(List<String> files) {
        long until = System.nanoTime() + LONGEST_NANOS;
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    files.add(file.toString());
                }
                return files.size() < MOST && System.nanoTime() < until
                        ? FileVisitResult.CONTINUE
                        : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path folder, @org.jspecify.annotations.Nullable IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        };
    }
}
