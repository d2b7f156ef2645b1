package dev.tidemark.ui.records;

import dev.tidemark.field.FieldRegistry;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Called on the FX thread. Remembers which columns are shown, their widths and their order; must not wait. */
public interface ColumnMemory {

    /** What was saved last, in the order of the columns; without columns that no field has, and empty when nothing was. */
    List<ColumnState> load(FieldRegistry registry);

    void save(List<ColumnState> states);

    /** Remembers as one line of text, which is empty when there is none. */
    static ColumnMemory of(Supplier<String> read, Consumer<String> write) {
        return new ColumnMemory() {
            @Override
            public List<ColumnState> load(FieldRegistry registry) {
                return ColumnState.read(read.get(), registry);
            }

            @Override
            public void save(List<ColumnState> states) {
                write.accept(ColumnState.write(states));
            }
        };
    }

    /** Forgets everything. */
    static ColumnMemory none() {
        return of(() -> "", text -> {});
    }
}
