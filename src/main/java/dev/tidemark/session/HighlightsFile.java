package dev.tidemark.session;

import dev.tidemark.field.FieldRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** The highlight rules that a user keeps. Safe from any thread and beside other processes. May wait for a disk: not for the FX thread. */
public final class HighlightsFile implements FilterStore<HighlightRule> {

    /** In the folder of the user's data. */
    public static final String NAME = "highlights.txt";

    private final NamedFiltersFile<HighlightRule> file;

    /**
     * @param folder of the user's data; need not exist
     */
    public HighlightsFile(Path folder) {
        this.file = new NamedFiltersFile<>(folder, NAME, HighlightForm.INSTANCE);
    }

    /** Where they are, or would be. */
    public Path path() {
        return file.path();
    }

    @Override
    public Kept<HighlightRule> read() {
        NamedFilters<HighlightRule> read = file.read();
        return new Kept<>(read.filters(), read.problems());
    }

    @Override
    public Kept<HighlightRule> change(UnaryOperator<List<HighlightRule>> change) throws IOException {
        return file.change(change);
    }

    @Override
    public Kept<HighlightRule> importFrom(Path from, FieldRegistry registry) throws IOException {
        return file.importFrom(from, registry);
    }

    @Override
    public byte[] exported(List<HighlightRule> filters) throws IOException {
        return file.exported(filters);
    }
}
