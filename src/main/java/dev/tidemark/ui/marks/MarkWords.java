package dev.tidemark.ui.marks;

import dev.tidemark.session.RecordMark;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.usn.Filetime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Marks in words; names and notes that others chose stay as they are meant to be seen. Pure functions. */
final class MarkWords {

    private MarkWords() {}

    /** The tag and the file's name, as far as there are such. */
    static String title(RecordMark mark) {
        String name = Escapes.name(mark.name());
        if (mark.tag().isEmpty()) {
            return name.isEmpty()
                    ? Messages.text(
                            "marks.nameless", Long.toString(mark.record().usn()))
                    : name;
        }
        String tag = OneLine.of(mark.tag());
        return name.isEmpty() ? tag : Messages.text("marks.named", tag, name);
    }

    /** The time and the note, or the USN. */
    static String details(RecordMark mark) {
        List<String> parts = new ArrayList<>();
        if (mark.time() != 0) {
            parts.add(Filetime.toInstant(mark.time()).toString());
        }
        parts.add(Messages.text("marks.usn", Long.toString(mark.record().usn())));
        if (!mark.note().isEmpty()) {
            parts.add(mark.note().lines().map(OneLine::of).collect(Collectors.joining("\n")));
        }
        return String.join("  ", parts);
    }
}
