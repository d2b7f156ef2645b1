package dev.tidemark.session;

import dev.tidemark.capture.CaptureAddition;
import dev.tidemark.capture.CaptureFile;
import dev.tidemark.store.RecordCursor;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * Keeps with a capture the marks of its records, and how these were shown: never a source, nor anything of the computer. Belongs to the
 * thread that saves it.
 */
public final class AdditionsOfCapture implements CaptureFile.Additions {

    private final MarksOfCapture marks;
    private final Session session;
    private final Instant now;

    /**
     * @param shown how the rows are shown as it is saved
     */
    public AdditionsOfCapture(Marks marks, Session shown, Instant now) {
        this.marks = new MarksOfCapture(marks);
        this.session = shown.ofCapture();
        this.now = now;
    }

    @Override
    public void saved(RecordCursor row) {
        marks.saved(row);
    }

    @Override
    public Map<CaptureAddition, byte[]> all() throws IOException {
        Map<CaptureAddition, byte[]> all = new EnumMap<>(CaptureAddition.class);
        all.putAll(marks.all());
        if (session.isWorthwhile()) {
            all.put(CaptureAddition.SESSION, SessionText.write(session, now));
        }
        return all;
    }
}
