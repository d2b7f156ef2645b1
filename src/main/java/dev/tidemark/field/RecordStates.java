package dev.tidemark.field;

import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.RecordBytes;
import java.util.List;

/** Declares what records are or are not by what they say themselves. Immutable. */
final class RecordStates {

    private static final FieldReader.Utf16 NAMES =
            new FieldReader.Utf16(RecordBytes::nameOffset, RecordBytes::nameLength);

    /** All of them, in the order in which they are listed. */
    static final List<RecordState> ALL = List.of(
            RecordState.own("dir", false, view -> named(view) && isDirectory(view)),
            RecordState.own("file", false, view -> named(view) && !isDirectory(view)),
            RecordState.own("odd", true, view -> named(view) && isOdd(view)));

    private RecordStates() {}

    /** Whether the record has attributes and a name. */
    private static boolean named(RecordView view) {
        return RecordBytes.hasTimeAndName(view.version());
    }

    private static boolean isDirectory(RecordView view) {
        return FileAttribute.DIRECTORY.in(RecordBytes.attributes(view.bytes(), view.position()));
    }

    private static boolean isOdd(RecordView view) {
        int from = NAMES.from(view);
        int count = NAMES.count(view);
        return OddName.test(count, i -> view.bytes().getChar(from + 2 * i));
    }
}
