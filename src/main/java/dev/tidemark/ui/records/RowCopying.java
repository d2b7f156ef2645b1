package dev.tidemark.ui.records;

import dev.tidemark.path.PathIndex;
import dev.tidemark.text.Messages;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Belongs to the FX thread; the rows are put together in the background. Copies selected rows. */
final class RowCopying {

    private final Errands errands;
    private final Consumer<String> says;

    RowCopying(Executor background, Consumer<String> says) {
        this.errands = new Errands(background, says);
        this.says = says;
    }

    @Nullable
    Errand running() {
        return errands.running();
    }

    boolean cancel() {
        return errands.cancel();
    }

    void drain() {
        errands.drain();
    }

    void copy(
            ShownRows rows,
            RowSelection selection,
            List<RecordColumn> columns,
            TimeFormat times,
            @Nullable PathIndex paths,
            Consumer<String> clipboard) {
        long count = selection.count(rows);
        if (count == 0 || columns.isEmpty()) {
            says.accept(Messages.text("records.copy.nothing"));
            return;
        }
        TsvCopy copy = new TsvCopy(rows, selection.keys().copy(), columns, times, count, paths);
        errands.run(Messages.text("records.copying", count), copy::copy, result -> {
            clipboard.accept(result.text());
            says.accept(
                    result.complete()
                            ? Messages.text("records.copied", result.rows())
                            : Messages.text("records.copied.part", result.rows(), count));
        });
    }
}
