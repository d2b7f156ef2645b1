package dev.tidemark.story;

import dev.tidemark.field.LifeFacts;
import dev.tidemark.history.FileStory;
import dev.tidemark.history.Life;
import dev.tidemark.history.LifeReader;
import dev.tidemark.history.NamePeriod;
import dev.tidemark.history.NamePeriod.At;
import dev.tidemark.path.FilePath;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Filetime;
import dev.tidemark.usn.Flags;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes stories of files, for people or for programs, in one of the forms of {@code history}. Not thread-safe. */
public final class StoryWriter {

    /** What is written of a story. */
    public enum Form {
        /** Lines for people. */
        TEXT,
        /** A line for each name and each life, below a header. */
        TSV,
        /** An object for each. */
        JSONL;

        /** What each line has; nothing that has a name in lines for people. */
        public List<String> columns() {
            return this == TEXT ? List.of() : COLUMNS;
        }
    }

    private static final List<String> COLUMNS = List.of(
            "story",
            "line",
            "file_ref",
            "path",
            "path_certainty",
            "begin",
            "first_usn",
            "first_filetime",
            "end",
            "last_usn",
            "last_filetime",
            "records",
            "reason");

    private final Form form;
    private final LifeReader reader;
    private final OutputStream out;
    private boolean further;
    private long lines;

    /**
     * One name or one life.
     *
     * @param line what it is
     * @param records how many, -1 for a name
     */
    private record Entry(
            FileId story,
            String line,
            FileId file,
            @Nullable FilePath path,
            String name,
            String begin,
            At first,
            String end,
            At last,
            long records,
            int reasons) {

        boolean isLife() {
            return records >= 0;
        }

        String certainty() {
            return path == null ? "" : path.certainty().id();
        }

        String shown() {
            return path == null ? Escapes.inPath(name) : path.text();
        }
    }

    /**
     * @param reader reads the lives, with their paths
     */
    public StoryWriter(Form form, LifeReader reader, OutputStream out) {
        this.form = form;
        this.reader = reader;
        this.out = out;
    }

    /** What stands before the first story. */
    public void begin() throws IOException {
        if (form == Form.TSV) {
            write(String.join("\t", COLUMNS));
        }
    }

    /**
     * Writes a story.
     *
     * @return how many lines it has, without blank ones
     * @throws IOException if it cannot be written, or the bytes of a record are no longer there
     */
    public long write(FileStory story) throws IOException {
        long before = lines;
        tell(story);
        return lines - before;
    }

    private void tell(FileStory story) throws IOException {
        if (form == Form.TEXT) {
            if (further) {
                write("");
            }
            further = true;
            new StoryLines<IOException>(line -> {
                        write(line.written());
                        lines++;
                    })
                    .tell(story, reader);
            return;
        }
        names(story, "name", story.names());
        for (Life life : story.lives()) {
            Outcome read = reader.<IOException>read(life, (facts, last, path) -> entry(life(story, facts, last, path)));
            if (read == Outcome.UNREADABLE) {
                throw new IOException(Messages.text("records.unreadable"));
            }
        }
        for (List<NamePeriod> before : story.predecessors()) {
            names(story, "before", before);
        }
        names(story, "other", story.others());
    }

    private void names(FileStory story, String line, List<NamePeriod> names) throws IOException {
        for (NamePeriod name : names) {
            entry(new Entry(
                    story.file(),
                    line,
                    name.file(),
                    name.path(),
                    name.name().name(),
                    word(name.begin()),
                    name.first(),
                    word(name.end()),
                    name.last(),
                    -1,
                    0));
        }
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static Entry life(FileStory story, LifeFacts facts, RecordCursor last, @Nullable FilePath path) {
        return new Entry(
                story.file(),
                "life",
                story.file(),
                path,
                facts.name(),
                facts.begin().id(),
                new At(StoryLine.NO_ROW, facts.usn(), facts.start()),
                facts.end().id(),
                new At(last.record(), last.usn(), last.hasTimeAndName() ? last.time() : 0),
                facts.records(),
                facts.reasons());
    }

    private void entry(Entry entry) throws IOException {
        write(form == Form.TSV ? tsv(entry) : json(entry));
        lines++;
    }

    private static String tsv(Entry entry) {
        return String.join(
                "\t",
                entry.story().hex(),
                entry.line(),
                entry.file().hex(),
                entry.shown(),
                entry.certainty(),
                entry.begin(),
                Long.toString(entry.first().usn()),
                filetime(entry.first()),
                entry.end(),
                Long.toString(entry.last().usn()),
                filetime(entry.last()),
                entry.isLife() ? Long.toString(entry.records()) : "",
                entry.isLife() ? String.format(Locale.ROOT, "%08x", entry.reasons()) : "");
    }

    private static String filetime(At at) {
        return at.time() == 0 ? "" : Long.toString(at.time());
    }

    private static String json(Entry entry) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("story", "0x" + entry.story().hex());
        line.put("line", entry.line());
        line.put("file_ref", "0x" + entry.file().hex());
        line.put(entry.path() == null ? "name" : "path", Escapes.rawPath(entry.shown()));
        if (entry.path() != null) {
            line.put("path_certainty", entry.certainty());
        }
        line.put("begin", entry.begin());
        put(line, "first", entry.first());
        line.put("end", entry.end());
        put(line, "last", entry.last());
        if (entry.isLife()) {
            line.put("records", entry.records());
            line.put("reason", Flags.hex(entry.reasons()));
        }
        return JsonLines.of(line);
    }

    private static void put(Map<String, Object> line, String which, At at) {
        line.put(which + "_usn", at.usn());
        if (at.time() != 0) {
            line.put(which + "_time", Filetime.isoUtc(at.time()));
        }
    }

    private void write(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
