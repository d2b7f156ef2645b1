package dev.tidemark.ui.changes;

import dev.tidemark.story.ChangeRow;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.Filetime;
import dev.tidemark.usn.Reason;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;

/** What a row of a net change says in a column: as the command line says it, but times and reasons for people. Immutable. */
enum ChangeColumn {
    CHANGE(110, row -> String.join(", ", row.kinds())),
    PATH(320, ChangeRow::pathText),
    OLD(170, ChangeRow::oldText),
    CERTAINTY(95, ChangeRow::certainty),
    TYPE(50, row -> cell(row, "type")),
    OPEN(50, row -> cell(row, "open")),
    USN(
            100,
            row -> Long.toString(row.change().usn()),
            Comparator.comparingLong(row -> row.change().usn())),
    TIME(
            200,
            row -> row.change().time() == 0 ? "" : Filetime.isoUtc(row.change().time()),
            Comparator.comparingLong(row -> row.change().time())),
    REASONS(260, row -> Reason.labels(row.change().reasons())),
    FILE(150, row -> row.change().file().hex()),
    GONE(160, row -> cell(row, "names_gone")),
    COME(160, row -> cell(row, "names_new"));

    private final double width;
    private final Function<ChangeRow, String> text;
    private final Comparator<ChangeRow> order;

    ChangeColumn(double width, Function<ChangeRow, String> text) {
        this(width, text, Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER));
    }

    ChangeColumn(double width, Function<ChangeRow, String> text, Comparator<ChangeRow> order) {
        this.width = width;
        this.text = text;
        this.order = order;
    }

    private static String cell(ChangeRow row, String column) {
        return row.cells().get(ChangeRow.COLUMNS.indexOf(column));
    }

    String text(ChangeRow row) {
        return text.apply(row);
    }

    Comparator<ChangeRow> order() {
        return order;
    }

    /** How wide it is at first, in pixels. */
    double width() {
        return width;
    }

    boolean isNumber() {
        return this == USN || this == TIME || this == FILE;
    }

    String id() {
        return "changes-" + name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return Messages.text("changes.column." + name().toLowerCase(Locale.ROOT));
    }
}
