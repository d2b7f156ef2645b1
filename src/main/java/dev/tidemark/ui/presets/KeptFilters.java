package dev.tidemark.ui.presets;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.session.FilterStore;
import dev.tidemark.session.NamedFilter;
import dev.tidemark.session.NamedLists;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskFailedException;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.ViewModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Filters with names that a person keeps. Belongs to the FX thread. What is changed is shown at once and written in the background,
 * one change behind the other; another window's changes show with the next.
 *
 * @param <T> the kind of filters
 */
@ViewModel
public final class KeptFilters<T extends NamedFilter<T>> {

    private final BackgroundTasks tasks;
    private final FieldRegistry registry;
    private final Consumer<Problem> tell;
    private final ObservableList<T> items = FXCollections.observableArrayList();
    private final ObservableList<T> shown = FXCollections.unmodifiableObservableList(items);
    private final Deque<UnaryOperator<List<T>>> waiting = new ArrayDeque<>();
    private @Nullable FilterStore<T> store;
    private boolean busy;

    /**
     * @param first those that there are before any were read
     * @param tell takes what went wrong, or was read only in part
     */
    public KeptFilters(List<T> first, FieldRegistry registry, BackgroundTasks tasks, Consumer<Problem> tell) {
        this.tasks = tasks;
        this.registry = registry;
        this.tell = tell;
        items.setAll(first);
    }

    /** All of them, in their order. */
    public ObservableList<T> items() {
        return shown;
    }

    /** What they ask for. */
    public FieldRegistry registry() {
        return registry;
    }

    /** The threads that read long texts. */
    BackgroundTasks tasks() {
        return tasks;
    }

    /** Whether they are kept beyond this session, and can be sent and taken. */
    public boolean isKept() {
        return store != null;
    }

    /** Reads those that the user keeps, and keeps what is changed from now on. */
    public void keep(FilterStore<T> kept) {
        store = kept;
        busy = true;
        tasks.callQuietly(task -> kept.read()).then(this::take).start();
    }

    // --- changing

    /**
     * Changes them.
     *
     * @param change is made at once, and once more to what is kept by then
     */
    public void change(UnaryOperator<List<T>> change) {
        show(change.apply(List.copyOf(items)));
        if (store != null) {
            waiting.add(change);
            write();
        }
    }

    private void show(List<T> now) {
        if (!now.equals(items)) {
            items.setAll(now);
        }
    }

    private void write() {
        FilterStore<T> into = store;
        UnaryOperator<List<T>> next = into == null || busy ? null : waiting.poll();
        if (into == null || next == null) {
            return;
        }
        busy = true;
        tasks.callQuietly(task -> changed(into, next))
                .keepsResult()
                .then(this::take)
                .failed(problem -> {
                    tell.accept(problem);
                    tasks.callQuietly(task -> into.read()).then(this::take).start();
                })
                .cancelled(() -> busy = false)
                .start();
    }

    private static <T extends NamedFilter<T>> FilterStore.Kept<T> changed(
            FilterStore<T> into, UnaryOperator<List<T>> change) throws TaskFailedException {
        try {
            return into.change(change);
        } catch (IOException e) {
            throw new TaskFailedException(Problem.of(Messages.text("preset.file"), e), e);
        }
    }

    /** What is waiting was shown already. */
    private void take(FilterStore.Kept<T> kept) {
        busy = false;
        if (waiting.isEmpty()) {
            show(kept.filters());
        }
        say(kept.said(), "preset.said");
        write();
    }

    private void say(List<String> said, String key) {
        if (!said.isEmpty()) {
            String more = said.size() == 1 ? "" : String.join("\n", said.subList(1, said.size()));
            tell.accept(Problem.refusal(said.getFirst(), more, Messages.text(key)));
        }
    }

    // --- sent and taken

    /**
     * Takes those of a file. One whose name is another's gets a new name; one that is there already is not taken twice.
     *
     * @param fit makes one fit beside those that there are
     * @param last which stay behind those that are taken
     * @param done takes in words what was taken
     */
    public void importFrom(Path file, UnaryOperator<T> fit, Predicate<T> last, Consumer<String> done) {
        FilterStore<T> from = store;
        if (from == null) {
            return;
        }
        tasks.callQuietly(task -> read(from, file))
                .reading(file.toString())
                .then(read -> {
                    take(read.filters(), file, fit, last, done);
                    say(read.said(), "preset.imported.said");
                })
                .failed(tell)
                .start();
    }

    private FilterStore.Kept<T> read(FilterStore<T> from, Path file) throws TaskFailedException {
        try {
            return from.importFrom(file, registry);
        } catch (IOException e) {
            throw new TaskFailedException(Problem.of(file.toString(), e), e);
        }
    }

    private void take(List<T> read, Path file, UnaryOperator<T> fit, Predicate<T> last, Consumer<String> done) {
        List<T> taken = new ArrayList<>();
        List<T> all = new ArrayList<>(items);
        int renamed = 0;
        for (T each : read) {
            if (NamedLists.find(all, each.name())
                    .filter(other -> isSame(other, each))
                    .isPresent()) {
                continue;
            }
            String name = NamedLists.freeName(all, each.name());
            renamed += name.equals(each.name()) ? 0 : 1;
            T fitting = fit.apply(name.equals(each.name()) ? each : each.called(name));
            taken.add(fitting);
            all.add(fitting);
        }
        if (!taken.isEmpty()) {
            change(list -> {
                List<T> with = list;
                for (T each : taken) {
                    with = NamedLists.put(with, each.called(NamedLists.freeName(with, each.name())), last);
                }
                return with;
            });
        }
        done.accept(Messages.text("preset.imported", taken.size(), file, renamed));
    }

    private static <T extends NamedFilter<T>> boolean isSame(T one, T other) {
        return one.text().equals(other.text());
    }

    /**
     * The bytes of a file with some of them. For the background.
     *
     * @throws IOException if they are too many
     */
    public byte[] exported(List<T> some) throws IOException {
        FilterStore<T> into = store;
        if (into == null) {
            throw new IOException(Messages.text("preset.file"));
        }
        return into.exported(some);
    }
}
