package dev.tidemark.ui.inspector;

import dev.tidemark.history.RecordLife;
import dev.tidemark.history.RecordLife.After;
import dev.tidemark.history.RecordLifeSearch;
import dev.tidemark.store.RecordStore;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.words.Clause;
import dev.tidemark.words.RecordWords;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the record that is looked into means, clause by clause, and which clause is pointed at. Belongs to the FX thread: what a record
 * says by itself is there at once, what its life adds is looked for in the background.
 */
@ViewModel
public final class WordsViewModel {

    /** A file that is open may be closed any time; so often it is looked whether it was. */
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final @Nullable BackgroundTasks tasks;
    private final LongSupplier clock;
    private final TaskSlot looking = new TaskSlot();
    private final ReadOnlyObjectWrapper<List<Clause>> clauses = new ReadOnlyObjectWrapper<>(this, "clauses", List.of());
    private final ObjectProperty<@Nullable Clause> pointed = new SimpleObjectProperty<>(this, "pointed");
    private byte[] record = {};
    private @Nullable RecordStore store;
    private long row;
    private RecordLife life = RecordLife.UNSEEN;
    private long lookedTo;
    private long next;

    /** One that does not look at what is around a record. */
    WordsViewModel() {
        this(null, () -> 0);
    }

    /**
     * @param clock in nanoseconds
     */
    public WordsViewModel(@Nullable BackgroundTasks tasks, LongSupplier clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Says nothing: there is no record. */
    void clear() {
        looking.drop();
        store = null;
        life = RecordLife.UNSEEN;
        record = new byte[0];
        take(List.of());
    }

    /** Says what a record means by itself, sound as {@link dev.tidemark.usn.RecordCheck} says. */
    void show(byte[] alone) {
        clear();
        record = alone;
        say();
    }

    /** Says what a record of a store means. */
    void show(byte[] copy, RecordStore of, long number) {
        show(copy);
        store = of;
        row = number;
        look();
    }

    /** Looks again at what came behind the record, where that may be more by now. */
    void lookAgain() {
        RecordStore of = store;
        boolean mayEnd = life.after() == After.OPEN;
        if (of != null
                && mayEnd
                && of.endRecord() != lookedTo
                && clock.getAsLong() - next >= 0
                && !looking.isRunning()) {
            look();
        }
    }

    private void look() {
        RecordStore of = store;
        if (tasks == null || of == null) {
            return;
        }
        long number = row;
        next = clock.getAsLong() + PAUSE;
        lookedTo = of.endRecord();
        // What cannot be found out is not said.
        tasks.callQuietly(task -> RecordLifeSearch.find(of, number, task.cancelled()))
                .in(looking)
                .then(this::take)
                .failed(problem -> {})
                .start();
    }

    private void take(RecordLife found) {
        if (!found.equals(life)) {
            life = found;
            say();
        }
    }

    private void say() {
        ByteBuffer bytes = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
        take(RecordWords.page(bytes, 0, life));
    }

    private void take(List<Clause> said) {
        if (!said.equals(clauses.get())) {
            pointed.set(null);
            clauses.set(said);
        }
    }

    /** What is said, in the order in which it is read. */
    public List<Clause> clauses() {
        return clauses.get();
    }

    /** What is said, in the order in which it is read. */
    public ReadOnlyObjectProperty<List<Clause>> clausesProperty() {
        return clauses.getReadOnlyProperty();
    }

    /** The clause whose bytes are marked, {@code null} for none. */
    public ObjectProperty<@Nullable Clause> pointedProperty() {
        return pointed;
    }
}
