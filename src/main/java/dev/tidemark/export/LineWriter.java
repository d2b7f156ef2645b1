package dev.tidemark.export;

import dev.tidemark.field.FieldForm;
import dev.tidemark.field.RecordView;
import dev.tidemark.text.ByteText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes lines of chosen columns. Not thread-safe. */
final class LineWriter implements RecordWriter {

    private final ExportColumns columns;
    private final ByteText text;
    private final @Nullable LineShape[] shapes = new @Nullable LineShape[RecordView.KINDS];

    LineWriter(ExportColumns columns, OutputStream out) {
        this.columns = columns;
        this.text = new ByteText(out);
        for (int kind = RecordView.LATER_VERSION; kind < RecordView.KINDS; kind++) {
            if (columns.hasLine(kind)) {
                shapes[kind] = new LineShape(columns.fields(), columns.format().form(), kind, columns.guarded());
            }
        }
    }

    @Override
    public void begin() throws IOException {
        FieldForm form = columns.format().form();
        if (form != FieldForm.JSONL) {
            String header = columns.fields().stream()
                    .map(field -> field.header(form))
                    .collect(Collectors.joining(LineShape.separator(form), "", "\n"));
            byte[] first = header.getBytes(StandardCharsets.US_ASCII);
            text.ensure(first.length);
            text.put(first);
        }
    }

    @Override
    public boolean write(RecordView record) throws IOException {
        LineShape shape = shapes[record.kind()];
        if (shape == null) {
            return false;
        }
        shape.ensure(text, record);
        int start = text.position();
        boolean whole = false;
        try {
            shape.put(text, record);
            whole = true;
        } finally {
            if (!whole) {
                text.cutTo(start);
            }
        }
        return true;
    }

    @Override
    public void flush() throws IOException {
        text.flush();
    }
}
