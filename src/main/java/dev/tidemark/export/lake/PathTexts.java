package dev.tidemark.export.lake;

import dev.tidemark.export.parquet.Texts;
import dev.tidemark.path.Certainty;
import dev.tidemark.path.Directory;
import dev.tidemark.path.DirectoryAnswers;
import dev.tidemark.path.FilePath;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.text.Escapes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Puts paths as UTF-8, with the names as they are. Not thread-safe: remembers directories, up to some megabytes of them. */
final class PathTexts {

    private static final int MOST_BYTES = 1 << 24;

    /** Longer ones are left to whoever knows where a path is cut. In UTF-16 units, with the name. */
    private static final int LONG = 1 << 14;

    /** What a directory that was found again takes. */
    private static final int HELD_BESIDE = 48;

    private static final byte[] SEPARATOR = {'\\'};

    private final PathReader reader;
    private final ToLongFunction<Directory> remember = this::remember;
    private final List<Known> directories = new ArrayList<>();
    private final Map<String, byte[]> texts = new HashMap<>();
    private DirectoryAnswers answers = new DirectoryAnswers();
    private int held;

    /** Where the path was put last, and what it was made of. */
    private @Nullable Texts lastTo;

    private int lastRow;
    private @Nullable Known lastDirectory;
    private boolean lastLinked;
    private Certainty lastCertainty = Certainty.PARTIAL;

    /**
     * A directory that was found.
     *
     * @param units how many UTF-16 units its path has as the reader gives it
     */
    private record Known(byte[] text, Certainty certainty, int units) {}

    PathTexts(PathReader reader) {
        this.reader = reader;
    }

    /**
     * Puts the path of a record as the text of a row.
     *
     * @param names has the record's own name as the text of the row; {@code null} when it has none
     * @param same whether it has the file, the directory and the name of the row before
     * @return how sure it is; {@code null} when there is no path
     */
    @Nullable
    Certainty put(RecordCursor record, @Nullable Texts names, boolean same, Texts to, int row) {
        boolean isBehindLast = same && lastTo == to && lastRow == row - 1;
        lastTo = null;
        if (names != null && reader.hasPath(record) && !PathReader.isRoot(record)) {
            Known directory = directories.get((int) reader.answer(record, answers, remember));
            boolean linked = reader.isLinked(record);
            int length = names.end(row) - names.start(row);
            if (isBehindLast && directory == lastDirectory && linked == lastLinked) {
                to.same(row);
                return putInDirectory(directory, linked, lastCertainty, to, row);
            }
            if (length > 0 && directory.units + 1 + length <= LONG) {
                put(directory.text, to, row);
                to.add(row, names.bytes(), names.start(row), names.end(row));
                return putInDirectory(directory, linked, certainty(directory, linked, names, row), to, row);
            }
        }
        return putLong(record, to, row);
    }

    /** The path of a row was put, which may be that of the next row too. */
    private Certainty putInDirectory(Known directory, boolean linked, Certainty certainty, Texts to, int row) {
        lastTo = to;
        lastRow = row;
        lastDirectory = directory;
        lastLinked = linked;
        lastCertainty = certainty;
        return certainty;
    }

    private static Certainty certainty(Known directory, boolean isLinked, Texts names, int row) {
        // No name has a zero: where one ends so, its end was lost.
        boolean isCutOff = names.bytes()[names.end(row) - 1] == 0;
        Certainty own = isCutOff ? Certainty.PARTIAL : Certainty.LIVE;
        Certainty linked = isLinked ? Certainty.AMBIGUOUS : Certainty.LIVE;
        return directory.certainty.and(linked).and(own);
    }

    private @Nullable Certainty putLong(RecordCursor record, Texts to, int row) {
        FilePath path = reader.path(record);
        if (path == null) {
            return null;
        }
        put(text(path.directory()), to, row);
        NameTexts.put(path.name(), to, row);
        return path.certainty();
    }

    private static void put(byte[] directory, Texts to, int row) {
        to.begin(row);
        to.add(row, directory, 0, directory.length);
        to.add(row, SEPARATOR, 0, 1);
    }

    /** Gives a directory's number, which is its only as long as nothing was forgotten. */
    private long remember(Directory found) {
        if (held > MOST_BYTES) {
            directories.clear();
            texts.clear();
            answers = new DirectoryAnswers();
            held = 0;
        }
        byte[] text = texts.get(found.path());
        if (text == null) {
            text = text(found.path());
            texts.put(found.path(), text);
            held += text.length + 2 * found.path().length();
        }
        directories.add(new Known(text, found.certainty(), found.path().length()));
        held += HELD_BESIDE;
        return directories.size() - 1L;
    }

    private static byte[] text(String path) {
        if (Escapes.indexIn(path, 0, false) < 0) {
            // What is no Unicode is escaped too.
            return path.getBytes(StandardCharsets.UTF_8);
        }
        Texts text = new Texts(1);
        text.begin(0);
        NameTexts.put(Escapes.rawPath(path), text, 0);
        byte[] made = new byte[text.size()];
        System.arraycopy(text.bytes(), 0, made, 0, made.length);
        return made;
    }
}
