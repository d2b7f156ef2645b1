package dev.tidemark.expect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command is to cause on a volume, as a file says it. Immutable.
 *
 * @param name of the file
 * @param volume as the file names it; {@code null} where it names none
 * @param ordered whether the lives begin in the order of the file
 * @param lives those that are expected
 * @param closed folders in which nothing else is to happen
 */
public record Expectation(
        String name, @Nullable String volume, boolean ordered, List<ExpectedLife> lives, List<ClosedFolder> closed) {

    /**
     * A folder in which nothing else is to happen, or below.
     *
     * @param line of the file, from 1; 0 where no file names it
     */
    public record ClosedFolder(int line, PathPattern folder) {

        boolean has(SeenLife life) {
            return folder.isAbove(life.path()) || folder.isAbove(life.to());
        }
    }

    /** Whether a life matters: it lies in a folder that is closed, or is of a file that is named. */
    boolean concerns(SeenLife life) {
        return closed.stream().anyMatch(folder -> folder.has(life))
                || lives.stream().anyMatch(expected -> expected.isOf(life));
    }

    /** Whether a life begins or ends where a file is expected to be: it may be what became of it. */
    boolean touches(SeenLife life) {
        return lives.stream()
                .anyMatch(expected -> expected.path().fits(life.path())
                        || expected.to() != null && expected.to().fits(life.to()));
    }
}
