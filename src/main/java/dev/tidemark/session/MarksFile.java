package dev.tidemark.session;

import dev.tidemark.field.Citation;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The marks that a user keeps, in the folder of the user's data: no input is ever written to. Safe from any thread and beside other
 * processes: each writes what it changed into what is there now, beside the place, and renames that. May wait for a disk: not for
 * the FX thread.
 */
public final class MarksFile {

    static final String NAME = "marks.jsonl";

    private final DocumentFile file;

    /**
     * @param folder of the user's data; need not exist
     */
    public MarksFile(Path folder) {
        this.file = new DocumentFile(folder, NAME, MarkText.MOST_BYTES);
    }

    /**
     * What was read.
     *
     * @param marks those that there are
     * @param problem what was wrong, in one line; {@code null} when nothing was
     */
    public record Read(List<RecordMark> marks, @Nullable String problem) {}

    /** Reads the marks. What is damaged is said and left where it is. */
    public Read read() {
        try {
            return new Read(marks(file.read()), null);
        } catch (IOException e) {
            return new Read(List.of(), OneLine.of(DocumentFile.words(e)));
        }
    }

    private List<RecordMark> marks(byte @Nullable [] written) throws IOException {
        return written == null ? List.of() : MarkText.read(file.path().toString(), written);
    }

    /**
     * Writes changes.
     *
     * @param changed marks that are new, or have other words
     * @param removed records that have none any more
     * @return what had to be set aside because it was damaged, in one line; {@code null} when nothing had
     * @throws IOException if they cannot be written; what was there before is there still
     */
    public @Nullable String write(List<RecordMark> changed, List<Citation> removed) throws IOException {
        return file.change(document -> Optional.ofNullable(write(document, changed, removed)))
                .orElse(null);
    }

    private @Nullable String write(DocumentFile.Locked document, List<RecordMark> changed, List<Citation> removed)
            throws IOException {
        String aside = null;
        Marks marks = new Marks();
        try {
            marks.putAll(marks(document.read()));
        } catch (IOException e) {
            aside = document.setAside(DocumentFile.words(e));
        }
        marks.removeAll(removed);
        if (!marks.putAll(changed)) {
            throw new IOException(Messages.text("marks.many", file.path(), Marks.MOST));
        }
        document.replace(MarkText.write(marks.all()));
        return aside;
    }
}
