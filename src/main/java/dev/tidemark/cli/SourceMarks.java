package dev.tidemark.cli;

import dev.tidemark.capture.CaptureAddition;
import dev.tidemark.capture.SavedSource;
import dev.tidemark.session.MarkText;
import dev.tidemark.session.Marks;
import dev.tidemark.session.MarksFile;
import dev.tidemark.session.RecordMark;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The marks that are asked for: those that the user keeps, and those of the capture that is read. Not thread-safe. */
final class SourceMarks {

    private final Marks marks;
    private final MarksFile kept;
    private final Set<String> read = new HashSet<>();
    private boolean ownRead;

    /**
     * @param marks takes them; fields and conditions ask these
     * @param kept of the user
     */
    SourceMarks(Marks marks, MarksFile kept) {
        this.marks = marks;
        this.kept = kept;
    }

    /**
     * Reads them, those of each source once.
     *
     * @throws CommandFailedException if they are damaged: what is asked for is then not known
     */
    void read(SourceArgument from) throws CommandFailedException {
        readOwn();
        if (!from.isVolume() && !read.contains(from.text())) {
            marks.addMissing(ofCapture(from.text()));
            read.add(from.text());
        }
    }

    private void readOwn() throws CommandFailedException {
        if (ownRead) {
            return;
        }
        MarksFile.Read own = kept.read();
        if (own.problem() != null) {
            throw new CommandFailedException(Problem.refusal(
                    own.problem(), Messages.text("marks.damaged.here"), Messages.text("marks.damaged.next")));
        }
        marks.putAll(own.marks());
        ownRead = true;
    }

    private static List<RecordMark> ofCapture(String text) throws CommandFailedException {
        try {
            Path path = Path.of(text);
            byte[] added = SavedSource.added(path, CaptureAddition.MARKS);
            return added == null ? List.of() : MarkText.read(text, added);
        } catch (InvalidPathException e) {
            // Who reads it says so.
            return List.of();
        } catch (IOException e) {
            throw new CommandFailedException(Problem.of(text, e));
        }
    }

    /** The marks of a name, in the order of their USNs. */
    List<RecordMark> called(String name) {
        return marks.called(name);
    }
}
