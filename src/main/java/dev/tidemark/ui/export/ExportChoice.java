package dev.tidemark.ui.export;

import dev.tidemark.export.profile.RecordFormat;
import dev.tidemark.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rows can be exported as. Immutable.
 *
 * @param records the format of one file; {@code null} for a lake of Parquet files in a folder
 */
public record ExportChoice(@Nullable RecordFormat records) {

    /** Parquet files in a folder. */
    public static final ExportChoice LAKE = new ExportChoice(null);

    private static final String LAKE_ID = "parquet";

    /** A file. */
    public static ExportChoice of(RecordFormat format) {
        return new ExportChoice(format);
    }

    /** All there are, in the order in which they are listed. */
    public static List<ExportChoice> all() {
        List<ExportChoice> all = new ArrayList<>();
        Arrays.stream(RecordFormat.values()).map(ExportChoice::of).forEach(all::add);
        all.add(LAKE);
        return List.copyOf(all);
    }

    /** The one that {@link #id} names; CSV when there is none. */
    public static ExportChoice named(String id) {
        return all().stream()
                .filter(choice -> choice.id().equals(id))
                .findFirst()
                .orElseGet(() -> of(RecordFormat.CSV));
    }

    /** What is typed for it, for example {@code mftecmd}. */
    public String id() {
        return records == null ? LAKE_ID : records.id();
    }

    /** What people call it. */
    public String title() {
        return records == null ? Messages.text("export.lake.title") : records.title();
    }

    /** Who reads it, and what it holds, in one sentence. */
    public String meaning() {
        return records == null ? Messages.text("export.lake.meaning") : records.meaning();
    }
}
