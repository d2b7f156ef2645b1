package dev.tidemark.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Shows a written file where it lies, in the file manager of the desktop. Safe from any thread; starts a process, so not for
 * the FX thread.
 */
final class FileManager {

    private FileManager() {}

    /**
     * Opens the folder of a file or folder.
     *
     * @throws IOException if there is no file manager
     */
    static void show(Path written) throws IOException {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        String root = Objects.requireNonNullElse(System.getenv("SystemRoot"), "C:\\Windows");
        new ProcessBuilder(command(written.toAbsolutePath(), windows, root))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /**
     * What shows a file.
     *
     * @param root where Windows is: a program that runs as administrator names what it starts by its whole path
     */
    static List<String> command(Path written, boolean windows, String root) {
        Path parent = written.getParent();
        return windows
                ? List.of(root + "\\explorer.exe", "/select,", written.toString())
                : List.of("xdg-open", (parent == null ? written : parent).toString());
    }
}
