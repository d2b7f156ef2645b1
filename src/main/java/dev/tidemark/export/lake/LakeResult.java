package dev.tidemark.export.lake;

import dev.tidemark.text.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How an export into a lake went. Immutable.
 *
 * @param records how many records were written
 * @param others how many rows that are no records, such as gaps
 * @param ranges how many ranges of files
 * @param undated how many rows stand under no date: none was known, the year has more than four digits, or there were too many dates
 * @param missing how many rows could not be read, or had left
 * @param files the files that were written, in the order in which they were whole
 * @param bytes how many bytes they have together
 * @param cancelled whether it was ended before all was written: what is written is whole
 */
public record LakeResult(
        long records,
        long others,
        long ranges,
        long undated,
        long missing,
        List<Path> files,
        long bytes,
        boolean cancelled) {

    public LakeResult {
        files = List.copyOf(files);
    }

    /** What a person had better know beside what was written, a sentence each; none when there is nothing. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (undated > 0) {
            notes.add(Messages.text("lake.undated", undated));
        }
        if (missing > 0) {
            notes.add(Messages.text("lake.missing", missing));
        }
        return notes;
    }
}
