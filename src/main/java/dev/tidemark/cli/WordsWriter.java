package dev.tidemark.cli;

import dev.tidemark.export.RecordWriter;
import dev.tidemark.field.RecordView;
import dev.tidemark.history.RecordLife;
import dev.tidemark.path.FilePath;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Formulas;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Filetime;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.words.RecordWords;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Writes records in words, a line each: USN, time, name or path, and what the record means, with tabs between. Not thread-safe. */
final class WordsWriter implements RecordWriter {

    /** There are some hundred combinations of reasons in a real journal; one with more was made by somebody. */
    private static final int MOST_SAID = 1 << 12;

    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final LivesSoFar lives;
    private final boolean guarded;
    private final String end;
    private final StringBuilder text = new StringBuilder();
    private final Map<Said, String> said = new HashMap<>();

    /** What the words depend on where no name or number is in them. */
    private record Said(int reasons, long before, RecordLife.After after, int source, boolean directory) {}

    WordsWriter(WordsForm form, OutputStream out) {
        this.out = out;
        this.lives = form.lives();
        this.guarded = form.guarded();
        NamedSource source = form.source();
        this.end = source == null ? "\n" : "\t" + text(source.volume()) + "\t" + text(source.name()) + "\n";
    }

    private String text(String of) {
        String shown = Escapes.name(of);
        return guarded ? Formulas.guard(shown) : shown;
    }

    /** Nothing stands there. */
    @Override
    public void begin() {}

    @Override
    public boolean write(RecordView record) throws IOException {
        ByteBuffer bytes = record.bytes();
        int at = record.position();
        int version = RecordBytes.majorVersion(bytes, at);
        if (RecordBytes.isKnown(version)) {
            text.append(RecordBytes.usn(bytes, at)).append('\t');
            if (RecordBytes.hasTimeAndName(version)) {
                text.append(Filetime.isoUtc(RecordBytes.time(bytes, at)));
            }
            String name = name(record, version);
            text.append('\t').append(guarded ? Formulas.guard(name) : name);
            text.append('\t').append(words(bytes, at, version));
        } else {
            String length = Integer.toUnsignedString(RecordBytes.length(bytes, at));
            text.append("\t\t\t").append(Messages.text("inspector.title.later", Integer.toString(version), length));
        }
        text.append(end);
        if (text.length() > BUFFER) {
            flush();
        }
        return true;
    }

    private static String name(RecordView record, int version) {
        FilePath path = record.path();
        if (path != null) {
            return path.text();
        }
        ByteBuffer bytes = record.bytes();
        int at = record.position();
        return RecordBytes.hasTimeAndName(version)
                ? Escapes.name(RecordBytes.name(bytes, at))
                : Messages.text(
                        "inspector.file",
                        FileId.hex(RecordBytes.fileIdHigh(bytes, at), RecordBytes.fileIdLow(bytes, at)));
    }

    private String words(ByteBuffer bytes, int at, int version) {
        RecordLife life = lives.life();
        if (life.other() != null || !RecordBytes.hasTimeAndName(version)) {
            return RecordWords.line(bytes, at, life);
        }
        Said key = new Said(
                RecordBytes.reason(bytes, at),
                life.before(),
                life.after(),
                RecordBytes.sourceInfo(bytes, at),
                FileAttribute.DIRECTORY.in(RecordBytes.attributes(bytes, at)));
        if (said.size() == MOST_SAID) {
            said.clear();
        }
        return said.computeIfAbsent(key, missing -> RecordWords.line(bytes, at, life));
    }

    @Override
    public void flush() throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }
}
