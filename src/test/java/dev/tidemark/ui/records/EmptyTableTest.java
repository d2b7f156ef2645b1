package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.store.Marker;
import dev.tidemark.store.RowKind;
import dev.tidemark.ui.records.EmptyTable.Why;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shows-window")
class EmptyTableTest {

    private static final long A_WHILE = TimeUnit.MILLISECONDS.toNanos(300);

    @TempDir
    Path folder;

    private static @Nullable EmptyTable empty(RecordsFixture fixture) {
        fixture.clock += A_WHILE;
        fixture.model.pulse();
        return fixture.model.emptyProperty().get();
    }

    @Test
    void onlyASourceThatHasNoneSaysThatThereAreNoRecordsYet() {
        RecordsFixture fixture = RecordsFixture.direct(folder);
        assertThat(empty(fixture)).isEqualTo(new EmptyTable(Why.NO_RECORDS, "No records yet"));

        fixture.append(1);
        assertThat(empty(fixture)).isNull();
    }

    @Test
    void aSourceThatRestsSaysThatThereAreNone() {
        RecordsFixture fixture = RecordsFixture.direct(folder);
        fixture.stop();

        assertThat(empty(fixture)).isEqualTo(new EmptyTable(Why.NO_RECORDS, "There are no records here"));
    }

    @Test
    void whenTheFilterHidesEverythingItSaysOfHowMany() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(12_345);
        fixture.only(record -> false);

        assertThat(empty(fixture)).isEqualTo(new EmptyTable(Why.FILTERED, "Nothing of 12,345 passes the filter."));
        fixture.append(1);
        assertThat(empty(fixture)).extracting(EmptyTable::words).isEqualTo("Nothing of 12,346 passes the filter.");
        fixture.all();
        assertThat(empty(fixture)).isNull();
    }

    /** Markers pass every filter: a table with nothing else still shows no record. */
    @Test
    void markersThatPassTheFilterAreNoRecords() {
        RecordsFixture fixture = RecordsFixture.direct(folder);
        fixture.append(new Marker(RowKind.STARTED, 0, 0, 0, "as it was"));
        fixture.append(30);
        fixture.only(record -> record == 0);

        assertThat(empty(fixture)).extracting(EmptyTable::why).isEqualTo(Why.FILTERED);
    }

    @Test
    void withoutASourceItSaysWhatToDo() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(3);
        fixture.view.show(null);

        assertThat(empty(fixture)).extracting(EmptyTable::why).isEqualTo(Why.NO_SOURCE);
        assertThat(fixture.model.emptyProperty().get().words())
                .contains("volume")
                .contains("$J");
    }

    @Test
    void aVolumeWithoutAJournalIsNamed() {
        RecordsFixture fixture = RecordsFixture.direct(folder);
        fixture.model.setSourceFacts(() -> new SourceFacts("F:", true, "", false));
        fixture.append(new Marker(RowKind.GONE, -1, 0, 0, "none"));
        fixture.publish();

        assertThat(empty(fixture)).extracting(EmptyTable::why).isEqualTo(Why.NO_JOURNAL);
        assertThat(fixture.model.emptyProperty().get().words()).startsWith("F: has no change journal");
    }

    @Test
    void pausedBeforeTheFirstRecordItSaysHowManyWait() {
        RecordsFixture fixture = RecordsFixture.direct(folder);
        fixture.model.pausedProperty().set(true);
        fixture.append(5);

        assertThat(empty(fixture))
                .isEqualTo(new EmptyTable(Why.PAUSED, "Paused before the first record; 5 rows wait."));
    }
}
