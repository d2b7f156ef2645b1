package dev.tidemark.export.profile;

import dev.tidemark.export.RecordWriter;
import dev.tidemark.field.RecordView;
import dev.tidemark.text.ByteText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes the lines of a profile: each is made as text, and put as a whole. Not thread-safe. */
abstract class ProfileWriter implements RecordWriter {

    private final ByteText text;
    private final RecordFacts facts = new RecordFacts();
    private final StringBuilder line = new StringBuilder();
    private Refusal refusal = Refusal.VERSION;

    ProfileWriter(OutputStream out) {
        text = new ByteText(out);
    }

    /** What stands before the first record; empty for nothing. */
    String header() {
        return "";
    }

    /** Why a record has no line; {@code null} when it has one. Its time was not looked for yet. */
    abstract @Nullable Refusal refuse(RecordFacts record);

    /** Makes the line of a record, its end too. */
    abstract void put(RecordFacts record, StringBuilder into);

    @Override
    public final void begin() throws IOException {
        write(header());
    }

    @Override
    public final boolean write(RecordView record) throws IOException {
        facts.look(record);
        Refusal why = record.kind() == RecordView.LATER_VERSION ? Refusal.VERSION : refuse(facts);
        if (why != null) {
            refusal = why;
            return false;
        }
        line.setLength(0);
        put(facts, line);
        write(line.toString());
        return true;
    }

    private void write(String whole) throws IOException {
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        text.ensure(bytes.length);
        text.put(bytes);
    }

    @Override
    public final Refusal refusal() {
        return refusal;
    }

    @Override
    public final void flush() throws IOException {
        text.flush();
    }
}
