package dev.tidemark.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the project: README, and those under .github, installer, src/site and src/test/wine. Pure functions. */
final class Pages {

    /** Tests run in the folder of the POM. */
    static final Path TOP = Path.of("").toAbsolutePath();

    static final Path README = TOP.resolve("README.md");

    private Pages() {}

    static List<Path> all() {
        List<Path> pages = new ArrayList<>(
                List.of(README, TOP.resolve("installer/README.md"), TOP.resolve("src/test/wine/README.md")));
        pages.addAll(below(".github"));
        pages.addAll(below("src/site"));
        return pages;
    }

    private static List<Path> below(String folder) {
        try (Stream<Path> files = Files.walk(TOP.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it is called in the project. */
    static String name(Path page) {
        return TOP.relativize(page).toString().replace('\\', '/');
    }
}
