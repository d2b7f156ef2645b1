package dev.tidemark.expect;

import dev.tidemark.field.LifeFacts.Begin;
import dev.tidemark.field.LifeFacts.End;

/**
 * A life that was there while a command ran. Immutable.
 *
 * @param number in the order of first records
 * @param usn of its first record
 * @param path of its file at its first record, as {@link dev.tidemark.path.FilePath#text} has it
 * @param to the same at its last record so far
 * @param reasons of all its records
 * @param source the source information of its last record: what every writer since its begin has set
 * @param records how many it has
 */
public record SeenLife(
        int number, long usn, String path, String to, int reasons, int source, long records, Begin begin, End end) {

    /** What a path begins with whose folders nobody knows. */
    private static final char UNKNOWN = '…';

    SeenLife endingAt(String path, int lastSource) {
        return new SeenLife(number, usn, this.path, path, reasons, lastSource, records, begin, end);
    }

    /** Whether its file has the path still that it had. */
    boolean isInPlace() {
        return path.equals(to);
    }

    boolean isOpen() {
        return end == End.OPEN;
    }

    /** Whether it is not known where its file was. */
    boolean isNowhere() {
        return path.isEmpty() || to.isEmpty() || path.charAt(0) == UNKNOWN || to.charAt(0) == UNKNOWN;
    }

    /** Its paths. */
    String words() {
        return isInPlace() ? path : path + " → " + to;
    }
}
