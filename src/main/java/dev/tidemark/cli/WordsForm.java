package dev.tidemark.cli;

import dev.tidemark.export.ExportForm;
import dev.tidemark.export.RecordWriter;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records in words, a line each, with tabs between what it tells. Nothing stands before the first one.
 *
 * @param lives has seen the record that is written last
 * @param needPaths whether the path is told in the place of the name
 * @param guarded whether text is kept from being taken for a formula
 * @param source is told with each record; {@code null} for none
 */
record WordsForm(
        LivesSoFar lives,
        boolean needPaths,
        boolean guarded,
        @Nullable NamedSource source) implements ExportForm {

    @Override
    public String title() {
        return "words";
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>(names(needPaths));
        if (source != null) {
            names.addAll(List.of("volume", "source"));
        }
        return names;
    }

    /** What a line has in the place of columns, where no source is told. */
    static List<String> names(boolean paths) {
        return List.of("usn", "time", paths ? "path" : "name", "words");
    }

    @Override
    public RecordWriter writer(OutputStream out) {
        return new WordsWriter(this, out);
    }
}
