package dev.tidemark.export.lake;

import dev.tidemark.export.parquet.Texts;
import dev.tidemark.path.FilePath;
import dev.tidemark.text.Escapes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts paths as UTF-8, with the names as they are. Not thread-safe: remembers directories, up to some megabytes of them. */
final class PathTexts {

    private static final int MOST_BYTES = 1 << 22;
    private static final byte[] SEPARATOR = {'\\'};

    private final Map<String, byte[]> directories = new HashMap<>();
    private int held;
    private String lastDirectory = "";
    private byte[] last = new byte[0];

    /**
     * Puts a path as the text of a row.
     *
     * @param names has the file's own name as the text of the row, {@code null} when the path is to be asked for it
     */
    void put(FilePath path, @Nullable Texts names, Texts to, int row) {
        byte[] directory = directory(path.directory());
        to.begin(row);
        to.add(row, directory, 0, directory.length);
        to.add(row, SEPARATOR, 0, 1);
        if (names == null) {
            NameTexts.put(path.name(), to, row);
        } else {
            to.add(row, names.bytes(), names.start(row), names.end(row));
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same one is handed out for all files of a directory
    private byte[] directory(String path) {
        if (path == lastDirectory) {
            return last;
        }
        byte[] known = directories.get(path);
        if (known == null) {
            known = made(path);
            if (held > MOST_BYTES) {
                directories.clear();
                held = 0;
            }
            directories.put(path, known);
            held += 2 * known.length;
        }
        lastDirectory = path;
        last = known;
        return known;
    }

    private static byte[] made(String path) {
        Texts text = new Texts(1);
        text.begin(0);
        NameTexts.put(Escapes.rawPath(path), text, 0);
        byte[] made = new byte[text.size()];
        System.arraycopy(text.bytes(), 0, made, 0, made.length);
        return made;
    }
}
