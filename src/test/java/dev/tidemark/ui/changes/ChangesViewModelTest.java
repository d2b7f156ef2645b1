package dev.tidemark.ui.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.FileSource;
import dev.tidemark.capture.Source;
import dev.tidemark.field.Citation;
import dev.tidemark.session.RecordMark;
import dev.tidemark.story.ChangeReport;
import dev.tidemark.story.ChangeRow;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.SavedReport;
import dev.tidemark.ui.changes.ChangesViewModel.Order;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changed between two places, as a person asks for it. */
@Tag("shows-story")
class ChangesViewModelTest implements ChangesHost {

    @TempDir
    Path folder;

    private final List<Source> sources = new ArrayList<>();
    private final List<RecordMark> marks = new ArrayList<>();
    private final List<Long> gone = new ArrayList<>();
    private final List<ChangeReport> exported = new ArrayList<>();
    private final ChangesViewModel model = new ChangesViewModel(BackgroundTasks.atOnce(), this);
    private @Nullable Source shown;

    @BeforeEach
    void open() throws Exception {
        shown = source("$J", SavedReport.whole());
    }

    @AfterEach
    void close() throws Exception {
        for (Source each : sources) {
            each.close();
        }
    }

    private FileSource source(String name, SavedReport journal) throws Exception {
        FileSource source = FileSource.open(journal.to(folder.resolve(name)), folder);
        source.awaitLoaded();
        sources.add(source);
        return source;
    }

    @Override
    public @Nullable Source shown() {
        return shown;
    }

    @Override
    public List<Source> sources() {
        return sources;
    }

    @Override
    public List<RecordMark> called(String name) {
        return marks.stream().filter(mark -> mark.isCalled(name)).toList();
    }

    @Override
    public void goTo(Source source, long row, Consumer<String> told) {
        gone.add(row);
        told.accept("not shown");
    }

    @Override
    public void export(ChangeReport report) {
        exported.add(report);
    }

    private List<String> rows() {
        return model.rows().stream()
                .map(row -> String.join(",", row.kinds()) + " " + row.pathText())
                .toList();
    }

    private String verdict() {
        return model.statusProperty().get();
    }

    @Test
    void withoutPlacesAllThatHappenedIsTakenTogether() {
        model.compare();

        assertThat(rows())
                .containsExactly("created \\docs", "created " + SavedReport.PATH, "changed \\a.log")
                .doesNotContain("deleted");
        assertThat(verdict()).startsWith("Complete for this journal").endsWith("USN 4096 to 5520");
        assertThat(model.countedProperty().get()).startsWith("3 files changed; 1 more were created and deleted");
        assertThat(model.titleProperty().get()).startsWith("What changed in ").endsWith("$J");
    }

    @Test
    void placesAreUsnsTimesCitationsAndMarks() {
        marks.add(new RecordMark(Citation.parse("usn4376-1f0c29d4b7a3").orElseThrow(), "x", 0, "saved", ""));
        model.compare();
        long usn = model.rows().getLast().change().usn();
        for (String from : List.of("2024-05-03T12:00:13", "0x" + Long.toHexString(usn - 5 * 72))) {
            model.fromProperty().set(from);
            model.compare();
            assertThat(rows()).as(from).containsExactly("changed \\a.log");
        }
        model.fromProperty().set("");
        model.toProperty().set("saved");
        model.compare();
        assertThat(rows()).as(verdict()).first().isEqualTo("created \\docs");
        assertThat(rows()).doesNotContain("changed \\a.log");
    }

    @Test
    void aWordThatIsNoPlaceIsSaidAndWhatIsShownStays() {
        model.compare();
        model.toProperty().set("nowhere");

        model.compare();

        assertThat(verdict()).contains("'nowhere' is no place");
        assertThat(model.rows()).hasSize(3);
    }

    @Test
    void rowsThatWereChosenCountUntilThePlacesAreChanged() {
        model.ofRows(shown, SavedReport.BEFORE, SavedReport.BEFORE + 9);

        assertThat(rows()).containsExactly("created " + SavedReport.PATH, "deleted " + SavedReport.PATH);
        assertThat(model.fromProperty().get()).isEqualTo("4416");

        model.compare();
        assertThat(rows()).hasSize(2);
        model.toProperty().set("");
        model.compare();
        assertThat(rows()).hasSize(3);
    }

    @Test
    void behindAnotherSourceIsWhatCameSince() throws Exception {
        Source before = source("before", new SavedReport().begin());

        assertThat(model.others()).containsExactly(before);
        model.beforeProperty().set(before);
        model.compare();

        assertThat(rows())
                .containsExactly("created " + SavedReport.PATH, "deleted " + SavedReport.PATH, "changed \\a.log");
    }

    @Test
    void theSourceBehindWhichItBeginsMustBeOpenToo() throws Exception {
        Source before = source("before", new SavedReport().begin());
        model.beforeProperty().set(before);
        before.close();
        model.compare();

        assertThat(verdict()).contains("before was closed");
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void theOtherOrderIsRefusedUnlessItIsAllowed() throws Exception {
        Source whole = shown;
        shown = source("before", new SavedReport().begin());
        model.beforeProperty().set(whole);

        model.compare();
        assertThat(model.rows()).isEmpty();
        assertThat(verdict())
                .startsWith("A full scan is needed")
                .contains("wrong order")
                .contains("Tick");
        assertThat(model.isListed()).isFalse();

        model.allowGapProperty().set(true);
        model.compare();
        assertThat(model.rows()).isNotEmpty();
        assertThat(verdict()).startsWith("A full scan is needed").doesNotContain("Tick");
    }

    @Test
    void damageInBetweenIsRefusedUnlessItIsAllowed() throws Exception {
        shown = source("damaged", new SavedReport().begin().damage().save());

        model.compare();
        assertThat(model.rows()).isEmpty();
        assertThat(verdict()).contains("16 bytes");

        model.allowGapProperty().set(true);
        model.compare();
        assertThat(model.rows()).isNotEmpty();
    }

    @Test
    void rowsAreNarrowedByAnyOfTheirPathsAndByWhatChanged() {
        model.compare();
        model.narrowProperty().set("REPORT");
        assertThat(rows()).containsExactly("created " + SavedReport.PATH);
        assertThat(model.countedProperty().get()).startsWith("1 are listed. 3 files changed");

        model.narrowProperty().set("changed");
        assertThat(rows()).containsExactly("changed \\a.log");
        model.narrowProperty().set("");
        assertThat(rows()).hasSize(3);
    }

    @Test
    void theRowThatIsChosenStaysSoWhereverItIsListed() {
        model.compare();
        model.chosenProperty().set(model.rows().getLast());

        model.orderProperty().set(new Order(ChangeColumn.USN, true));
        assertThat(model.rows().get(model.chosenAt()).pathText()).isEqualTo("\\a.log");
        model.narrowProperty().set("log");
        assertThat(model.chosenAt()).isZero();
        model.narrowProperty().set("docs");
        assertThat(model.chosenAt()).isZero();
    }

    @Test
    void rowsAreSortedByAColumnAndBack() {
        model.compare();
        model.orderProperty().set(new Order(ChangeColumn.USN, false));
        assertThat(rows()).first().isEqualTo("changed \\a.log");
        model.orderProperty().set(new Order(ChangeColumn.PATH, true));
        assertThat(rows()).first().isEqualTo("changed \\a.log");
        model.orderProperty().set(null);
        assertThat(rows()).first().isEqualTo("created \\docs");
    }

    @Test
    void ofManyRowsTheFirstAreListedAndAllAreCounted() {
        ChangesViewModel few = new ChangesViewModel(BackgroundTasks.atOnce(), this, 2);

        few.compare();

        assertThat(few.rows()).hasSize(2);
        assertThat(few.countedProperty().get()).startsWith("3 files changed").contains("Only the first 2 are listed");
    }

    @Test
    void aRowLeadsToItsLastRecordAndSaysWhyNot() {
        model.compare();

        model.goTo(model.rows().getLast());

        assertThat(gone).containsExactly(18L);
        assertThat(model.countedProperty().get()).isEqualTo("not shown");
    }

    @Test
    void whatIsCopiedHasAHeaderAndTheChosenRowsOrAll() {
        List<String> copies = new ArrayList<>();
        model.compare();
        List<ChangeRow> one = List.of(model.rows().getLast());

        model.copy(one, copies::add);
        model.copy(List.of(), copies::add);

        assertThat(copies.getFirst().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("change\tpath\told_path\tpath_certainty");
        assertThat(copies.getLast().lines()).hasSize(4);
    }

    @Test
    void anExportIsAskedForWhatIsListed() {
        model.export();
        assertThat(exported).isEmpty();
        model.compare();
        model.export();
        assertThat(exported).hasSize(1);
    }

    @Test
    void aSourceThatIsMissingOrClosedIsSaid() throws Exception {
        Source open = shown;
        shown = null;
        model.compare();
        assertThat(verdict()).startsWith("No source is shown");

        shown = open;
        sources.getFirst().close();
        model.compare();
        assertThat(verdict()).contains("was closed");
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void whileItIsTakenTogetherItCanBeCancelled() throws IOException {
        Queue<Runnable> work = new ArrayDeque<>();
        BackgroundTasks tasks = BackgroundTasks.atOnce(work::add);
        ChangesViewModel waiting = new ChangesViewModel(tasks, this);

        waiting.compare();
        waiting.pulse();
        assertThat(waiting.work().runningProperty().get()).isTrue();
        assertThat(waiting.work().cancel()).isTrue();
        work.remove().run();
        waiting.pulse();

        assertThat(waiting.work().runningProperty().get()).isFalse();
        assertThat(waiting.statusProperty().get()).isEqualTo("Cancelled.");
        assertThat(waiting.rows()).isEmpty();
    }
}
