package dev.tidemark.story;

import dev.tidemark.filter.language.FileIdText;
import dev.tidemark.usn.FileId;

/** Whose story is asked for. Immutable. */
public sealed interface StoryQuestion {

    /** The file of an id, and those that used its entry of the file table before and behind it. */
    record OfFile(FileId file) implements StoryQuestion {}

    /**
     * Every file that had a path at some time.
     *
     * @param path from the root, with backslashes
     */
    record OfPath(String path) implements StoryQuestion {}

    /** What somebody typed, who may mean either: what is no id is a path. */
    static StoryQuestion of(String typed) {
        return FileIdText.parse(typed).<StoryQuestion>map(OfFile::new).orElseGet(() -> ofPath(typed.strip()));
    }

    /** As it is typed. */
    default String typed() {
        return switch (this) {
            case OfFile of -> "0x" + of.file().hex();
            case OfPath of -> of.path();
        };
    }

    /** Of a path as people write it: with a drive or without, with either slash, and of a directory with one behind it. */
    static StoryQuestion ofPath(String typed) {
        String path = typed.replace('/', '\\').replaceFirst("^[A-Za-z]:", "").replaceFirst("\\\\+$", "");
        return new OfPath(path.startsWith("\\") ? path : "\\" + path);
    }
}
