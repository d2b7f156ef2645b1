package dev.tidemark;

import dev.tidemark.capture.InputFiles;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Problem;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that a window is to open and the picture that it is to write, before there is a window. Pure functions. */
final class WindowFiles {

    private WindowFiles() {}

    /**
     * Says which files are not there: a picture of a window that has nothing to show is of no use.
     *
     * @return whether all are
     */
    static boolean areThere(List<Path> files, List<Path> tables, PrintWriter err) {
        List<Path> missing = Stream.concat(files.stream(), tables.stream())
                .filter(Files::notExists)
                .toList();
        for (Path file : missing) {
            Problem problem = Problem.of(file.toString(), new NoSuchFileException(file.toString()));
            err.println(ErrorLines.line(problem.line()));
        }
        err.flush();
        return missing.isEmpty();
    }

    /** Whether writing a picture to a file would destroy what is read, or what may be evidence. */
    static boolean endanger(List<Path> files, List<Path> tables, Path picture) {
        return InputFiles.isEvidence(picture)
                || Stream.concat(files.stream(), tables.stream()).anyMatch(file -> InputFiles.contain(file, picture));
    }

    /** The name for a picture that nobody named: one that no file has, nor a link that leads nowhere. */
    static Path free(String name, String end) {
        Path file = Path.of(name + end);
        for (int i = 2; Files.exists(file, LinkOption.NOFOLLOW_LINKS); i++) {
            file = Path.of(name + "-" + i + end);
        }
        return file;
    }
}
