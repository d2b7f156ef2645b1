package dev.tidemark.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldReader;
import dev.tidemark.field.FieldType;
import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.LeavingRows;
import dev.tidemark.testing.Reading;
import dev.tidemark.testing.Records;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shows-rows")
class ShownViewTest {

    private static final ShownOrder BY_NAME = new ShownOrder(Fields.NAME, true);
    private static final ShownOrder BY_NAME_DOWN = new ShownOrder(Fields.NAME, false);

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private final List<ShownView.Change> changes = new ArrayList<>();
    private RecordStore store;
    private ShownView view;
    private boolean growing;

    @BeforeEach
    void open() throws IOException {
        store = store(1, "b.txt", "d.log", "a.txt", "c.txt");
        view = new ShownView(BackgroundTasks.atOnce());
        view.setListener(new ShownView.Listener() {
            @Override
            public void changed(@Nullable ShownRows before, @Nullable ShownRows now, ShownView.Change change) {
                changes.add(change);
            }

            @Override
            public void say(String words) {
                said.add(words);
            }
        });
    }

    @AfterEach
    void close() {
        view.show(null);
        store.close();
    }

    private RecordStore store(int source, String... names) throws IOException {
        RecordStore made = RecordStore.copying(source, new SpillFolder(folder), 1 << 20);
        append(made, names);
        return made;
    }

    private static void append(RecordStore store, String... names) throws IOException {
        for (String name : names) {
            ByteBuffer bytes = Records.v3(name).usn(store.endRecord() * 80).bytes();
            store.append(bytes, 0, bytes.capacity());
            store.publish();
        }
    }

    private ShownSource source(RecordStore of) {
        PathIndex paths = PathIndex.over(of);
        return new ShownSource(of, () -> paths, () -> growing, true);
    }

    private List<String> shown() {
        view.pulse();
        ShownRows rows = view.rows();
        return rows == null ? List.of() : Reading.all(rows.rows(), RecordCursor::name);
    }

    @Test
    void allRowsOfASourceAreShownInItsOrder() {
        view.show(source(store));

        assertThat(shown()).containsExactly("b.txt", "d.log", "a.txt", "c.txt");
        assertThat(changes).containsExactly(ShownView.Change.SOURCE);
        assertThat(view.held()).isEqualTo(4);
    }

    @Test
    void whatPassesTheFilterIsShownAndTheFilterStaysForTheNextSource() throws IOException {
        view.show(source(store));
        view.setFilter(AppliedFilter.of(FilterSpec.ALL.withName(".txt")));
        assertThat(shown()).containsExactly("b.txt", "a.txt", "c.txt");

        try (RecordStore other = store(2, "x.log", "y.txt")) {
            view.show(source(other));
            assertThat(shown()).containsExactly("y.txt");
            view.show(null);
        }
    }

    @Test
    void anEmptySourceShowsNothingOfTheOneBefore() throws IOException {
        view.show(source(store));
        assertThat(shown()).hasSize(4);

        try (RecordStore empty = store(2)) {
            view.show(source(empty));
            assertThat(shown()).isEmpty();
            assertThat(view.rows()).isNotNull();
            assertThat(view.held()).isZero();
            view.show(null);
        }
        assertThat(view.rows()).isNull();
        assertThat(shown()).isEmpty();
        assertThat(view.snapshot()).isNull();
    }

    @Test
    void rowsAreSortedAndSortedAgainForAnotherFilter() {
        view.show(source(store));
        view.sort(BY_NAME_DOWN);
        assertThat(shown()).containsExactly("d.log", "c.txt", "b.txt", "a.txt");

        view.setFilter(AppliedFilter.of(FilterSpec.ALL.withName(".txt")));
        view.pulse();
        assertThat(shown()).containsExactly("c.txt", "b.txt", "a.txt");
        assertThat(view.order()).isEqualTo(BY_NAME_DOWN);

        view.clearOrder();
        assertThat(shown()).containsExactly("b.txt", "a.txt", "c.txt");
        assertThat(changes).endsWith(ShownView.Change.ORDER);
    }

    /** The names are what fails here; more rows than the memory has room for fail in the same way. */
    @Test
    void rowsOfTheFilterBeforeAreNotShownWhenThoseOfThisOneCannotBeSorted() {
        AtomicBoolean full = new AtomicBoolean();
        RecordField field = RecordField.of("room", FieldType.INTEGER, (FieldReader.Numbers) record -> {
                    if (full.get()) {
                        throw new OutOfMemoryError("for a test");
                    }
                    return 0;
                })
                .build();
        view.show(source(store));
        view.sort(new ShownOrder(field, true));
        assertThat(shown()).hasSize(4);
        full.set(true);

        view.setFilter(AppliedFilter.of(FilterSpec.ALL.withName(".txt")));
        view.pulse();

        assertThat(shown()).containsExactly("b.txt", "a.txt", "c.txt");
        assertThat(view.order()).isNull();
        assertThat(Objects.requireNonNull(view.rows()).sorted()).isFalse();
        assertThat(said).hasSize(1);
    }

    @Test
    void rowsThatLeaveWhileASnapshotIsTakenLetNoLaterOnesIn() throws IOException {
        for (int asks = 1; asks < 8; asks++) {
            ShownRows rows = new ShownRows(new LeavingRows(store, asks, 2), false);
            long end = store.endRecord();

            ShownSnapshot taken = ShownSnapshot.of(rows, PathIndex.over(store));
            append(store, "later.txt", "later.txt", "later.txt");

            assertThat(taken.last()).isEqualTo(RecordKey.of(store.source(), end - 1));
            ShownSnapshot.Keys keys = taken.keys();
            int count = keys.next();
            assertThat(keys.key(count - 1)).isEqualTo(taken.last());
        }
    }

    @Test
    void rowsThatArriveWhileFrozenWaitUntilTheyAreLetGo() throws IOException {
        view.show(source(store));
        view.freeze(true);
        append(store, "new.txt");

        assertThat(shown()).hasSize(4);
        assertThat(view.waiting()).isEqualTo(1);

        view.freeze(false);
        assertThat(shown()).endsWith("new.txt").hasSize(5);
        assertThat(view.waiting()).isZero();
    }

    @Test
    void aFilterSetWhileFrozenShowsNothingNewer() throws IOException {
        view.show(source(store));
        view.freeze(true);
        append(store, "e.txt");
        view.setFilter(AppliedFilter.of(FilterSpec.ALL.withName(".txt")));

        assertThat(shown()).containsExactly("b.txt", "a.txt", "c.txt");
        assertThat(view.waiting()).isEqualTo(1);
    }

    @Test
    void anotherSourceIsNeitherFrozenNorSorted() throws IOException {
        view.show(source(store));
        view.freeze(true);
        view.sort(BY_NAME);
        view.pulse();
        try (RecordStore other = store(2, "z", "y")) {
            view.show(source(other));

            assertThat(shown()).containsExactly("z", "y");
            assertThat(view.isFrozen()).isFalse();
            assertThat(view.order()).isNull();
            view.show(null);
        }
    }

    @Test
    void aSourceThatGrowsIsNotSortedAndSaysWhy() {
        view.show(source(store));
        growing = true;
        view.sort(BY_NAME);

        assertThat(view.order()).isNull();
        assertThat(said).hasSize(1);
        assertThat(said.getFirst()).contains("Stop reading to sort");
    }

    @Test
    void anOrderIsGivenUpWhenTheSourceGrowsAgain() {
        view.show(source(store));
        view.sort(BY_NAME);
        assertThat(shown()).startsWith("a.txt");

        growing = true;
        assertThat(shown()).startsWith("b.txt");
        assertThat(view.order()).isNull();
    }

    // --- a moment of it

    private List<String> names(ShownSnapshot snapshot) {
        List<String> names = new ArrayList<>();
        ShownSnapshot.Keys keys = snapshot.keys();
        try (RowReader reader = snapshot.rows().reader()) {
            for (int count = keys.next(); count > 0; count = keys.next()) {
                for (int i = 0; i < count; i++) {
                    reader.readKey(keys.key(i), row -> names.add(row.name()));
                }
            }
        }
        return names;
    }

    private ShownSnapshot snapshot() {
        do {
            view.pulse();
        } while (!view.isSettled());
        return Objects.requireNonNull(view.snapshot());
    }

    @Test
    void aMomentIsWhatWasShownInItsOrder() {
        view.show(source(store));
        view.setFilter(AppliedFilter.of(FilterSpec.ALL.withName(".txt")));
        view.sort(BY_NAME_DOWN);
        ShownSnapshot moment = snapshot();

        assertThat(names(moment)).containsExactly("c.txt", "b.txt", "a.txt");
        assertThat(moment.size()).isEqualTo(3);
        assertThat(moment.sorted()).isTrue();
    }

    @Test
    void whoWaitsForAMomentIsToldWhenAnotherSourceIsShownBefore() throws IOException {
        List<String> told = new ArrayList<>();
        view.show(source(store));
        view.whenSettled(now -> told.add("settled"), () -> told.add("in vain"));
        view.show(source(store));
        snapshot();
        assertThat(told).containsExactly("in vain");

        view.whenSettled(now -> told.add("settled"), () -> told.add("in vain"));
        snapshot();
        view.show(null);
        assertThat(told).containsExactly("in vain", "settled");
    }

    @Test
    void rowsThatArriveLaterAreNoneOfAMoment() throws IOException {
        view.show(source(store));
        ShownSnapshot moment = snapshot();
        append(store, "later.txt");

        assertThat(names(moment)).containsExactly("b.txt", "d.log", "a.txt", "c.txt");
        assertThat(shown()).hasSize(5);
    }

    @Test
    void aMomentOfNothingHasNoRowsEvenWhenSomeArrive() throws IOException {
        try (RecordStore empty = store(2)) {
            view.show(source(empty));
            ShownSnapshot moment = snapshot();
            append(empty, "later.txt");

            assertThat(moment.size()).isZero();
            assertThat(names(moment)).isEmpty();
            view.show(null);
        }
    }

    @Test
    void rowsThatTheSourceDropsAreMissedAndNoOtherIsTakenForThem() throws IOException {
        try (RecordStore live = RecordStore.copying(3, new SpillFolder(folder), 0)) {
            for (int i = 0; i < 100_000; i++) {
                ByteBuffer bytes = Records.v3("name-" + i).usn(i * 80L).bytes();
                live.append(bytes, 0, bytes.capacity());
            }
            live.publish();
            view.show(source(live));
            ShownSnapshot moment = snapshot();
            ShownSnapshot.Keys keys = moment.keys();
            List<Long> records = new ArrayList<>();
            int rounds = 0;
            for (int count = keys.next(); count > 0; count = keys.next()) {
                for (int i = 0; i < count; i++) {
                    records.add(RecordKey.record(keys.key(i)));
                }
                if (++rounds == 3) {
                    live.retain(1 << 20);
                    live.publish();
                }
            }
            long first = live.firstRecord();
            assertThat(first).isGreaterThan(3 * 4096);
            assertThat(records).isSorted().doesNotHaveDuplicates().endsWith(99_999L);
            assertThat(records.stream().filter(record -> record >= first).count())
                    .isEqualTo(100_000 - first);
            view.show(null);
        }
    }
}
