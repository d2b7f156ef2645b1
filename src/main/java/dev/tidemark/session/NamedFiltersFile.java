package dev.tidemark.session;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Filters with names in a file of the folder of the user's data. Safe from any thread and beside other processes.
 *
 * @param <T> the kind of filters
 */
final class NamedFiltersFile<T extends NamedFilter<T>> {

    private final DocumentFile document;
    private final NamedFilterForm<T> form;

    NamedFiltersFile(Path folder, String name, NamedFilterForm<T> form) {
        this.document = new DocumentFile(folder, name, NamedFilters.MOST_BYTES);
        this.form = form;
    }

    Path path() {
        return document.path();
    }

    /** What there is; what is wrong is among the problems, and never thrown. */
    NamedFilters<T> read() {
        try {
            return parse(document.read());
        } catch (IOException e) {
            return new NamedFilters<>(List.of(), List.of(), List.of(OneLine.of(DocumentFile.words(e))));
        }
    }

    private NamedFilters<T> parse(byte @Nullable [] written) throws IOException {
        return written == null ? NamedFilters.none() : NamedFilters.read(path().toString(), written, form);
    }

    /** As {@link FilterStore#change}. */
    FilterStore.Kept<T> change(UnaryOperator<List<T>> change) throws IOException {
        return document.change(locked -> changed(locked, change));
    }

    private FilterStore.Kept<T> changed(DocumentFile.Locked locked, UnaryOperator<List<T>> change) throws IOException {
        NamedFilters<T> before = NamedFilters.none();
        String damage = null;
        try {
            before = parse(locked.read());
            damage = before.problems().isEmpty() ? null : damage(before.problems());
        } catch (IOException e) {
            damage = DocumentFile.words(e);
        }
        List<T> after = change.apply(before.filters());
        List<String> said = new ArrayList<>();
        if (!after.equals(before.filters())) {
            byte[] bytes = before.with(after).bytes(form);
            if (damage != null) {
                said.add(locked.setAside(damage));
            }
            locked.replace(bytes);
        }
        return new FilterStore.Kept<>(after, said);
    }

    private String damage(List<String> problems) {
        String first = problems.getFirst();
        String words = problems.size() == 1 ? first : Messages.text("preset.others", first, problems.size() - 1);
        return Messages.text("error.file.what", path(), words);
    }

    /** As {@link FilterStore#importFrom}. */
    FilterStore.Kept<T> importFrom(Path file, FieldRegistry registry) throws IOException {
        NamedFilters<T> read =
                NamedFilters.read(file.toString(), DocumentFile.read(file, NamedFilters.MOST_BYTES), form);
        List<String> said = new ArrayList<>(read.problems());
        said.addAll(read.wrong(registry));
        return new FilterStore.Kept<>(read.filters(), said);
    }

    byte[] exported(List<T> filters) throws IOException {
        return NamedFilters.<T>none().with(filters).bytes(form);
    }
}
