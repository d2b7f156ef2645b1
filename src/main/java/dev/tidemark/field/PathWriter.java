package dev.tidemark.field;

import dev.tidemark.path.FilePath;
import dev.tidemark.text.ByteText;
import org.jspecify.annotations.Nullable;

/** Writes paths: most stand in a directory that was written just before, whose bytes are kept. Not thread-safe. */
final class PathWriter extends FieldWriters.Characters {

    private static final int SLOTS = 1 << 10;
    private static final int MOST_KEPT = 512;

    private final @Nullable String[] directories = new String[SLOTS];
    private final byte[][] written = new byte[SLOTS][];
    private final boolean asJson;
    private @Nullable FilePath path;

    /** The path that was written last, which the next record likely has too. */
    private @Nullable FilePath last;

    private byte[] lastWritten = {};

    PathWriter(FieldForm form) {
        super(form);
        this.asJson = form == FieldForm.JSONL;
    }

    @Override
    public int room(RecordView view) {
        FilePath shown = view.path();
        path = shown;
        return shown == null
                ? SHORT
                : SHORT
                        + Names.MOST_BYTES
                                * (shown.directory().length() + shown.name().length());
    }

    @Override
    void line(ByteText text, RecordView view) {
        put(text);
    }

    /** Names as they are, without the escapes that a path has. */
    @Override
    void json(ByteText text, RecordView view) {
        put(text);
    }

    private void put(ByteText text) {
        FilePath shown = path;
        if (shown == null) {
            return;
        }
        if (shown == last) {
            text.put(lastWritten);
            return;
        }
        int from = text.position();
        directory(text, shown.directory());
        if (asJson) {
            text.put('\\');
            text.put('\\');
            Names.json(text, shown.name(), false);
        } else {
            text.put('\\');
            Names.lastPart(text, shown.name());
        }
        last = shown;
        lastWritten = text.from(from);
    }

    private void directory(ByteText text, String directory) {
        int slot = directory.hashCode() & SLOTS - 1;
        if (directory.equals(directories[slot])) {
            text.put(written[slot]);
            return;
        }
        int from = text.position();
        if (asJson) {
            Names.json(text, directory, true);
        } else {
            Names.line(text, directory, true);
        }
        if (directory.length() <= MOST_KEPT) {
            directories[slot] = directory;
            written[slot] = text.from(from);
        }
    }
}
