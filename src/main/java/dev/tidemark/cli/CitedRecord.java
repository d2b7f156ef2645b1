package dev.tidemark.cli;

import dev.tidemark.field.Citation;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Finds the one record that was asked for with {@code --at}, and tells why there is none. Not thread-safe. */
final class CitedRecord {

    private final Citation citation;
    private final OptionalLong serial;
    private OptionalLong journalId = OptionalLong.empty();
    private boolean found;
    private boolean another;

    /**
     * @param serial of the volume that the records are of, where it is known
     */
    CitedRecord(Citation citation, OptionalLong serial) {
        this.citation = citation;
        this.serial = serial;
    }

    /** The records from here on are of that journal. */
    void ofJournal(OptionalLong id) {
        journalId = id;
    }

    /** Whether a record is the one. */
    boolean is(ByteBuffer bytes, int at) {
        boolean place = citation.isPlaceOf(bytes, at);
        boolean cited = place && citation.cites(bytes, at) && !citation.contradicts(serial, journalId);
        found |= cited;
        another |= place && !cited;
        return cited;
    }

    /**
     * Why there is none; {@code null} when there is.
     *
     * @param handedOn whether a record was handed on: not one of a version that was not asked for
     */
    @Nullable
    Problem problem(String source, boolean handedOn) {
        if (found && handedOn) {
            return null;
        }
        String key = found ? "cli.at.version" : another ? "cli.at.another" : "cli.at.nothing";
        String what = found ? "cli.at.version.what" : "cli.at.what";
        return Problem.refusal(
                Messages.text(what, source, citation),
                Messages.text(key + ".here", Long.toString(citation.usn())),
                Messages.text(key + ".next"));
    }
}
