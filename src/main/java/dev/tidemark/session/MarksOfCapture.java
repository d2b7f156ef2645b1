package dev.tidemark.session;

import dev.tidemark.capture.CaptureAddition;
import dev.tidemark.capture.CaptureFile;
import dev.tidemark.store.RecordCursor;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Keeps with a capture the marks of the records that are in it, and no others. Belongs to the thread that saves it. */
public final class MarksOfCapture implements CaptureFile.Additions {

    private final Marks marks;
    private final Set<RecordMark> found = new LinkedHashSet<>();

    public MarksOfCapture(Marks marks) {
        this.marks = marks;
    }

    @Override
    public void saved(RecordCursor row) {
        RecordMark mark = marks.find(row.bytes(), row.position());
        if (mark != null) {
            found.add(mark);
        }
    }

    @Override
    public Map<CaptureAddition, byte[]> all() throws IOException {
        return found.isEmpty() ? Map.of() : Map.of(CaptureAddition.MARKS, MarkText.write(found));
    }
}
