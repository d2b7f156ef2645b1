package dev.tidemark.ui.statistics;

import static dev.tidemark.testing.ShownRecords.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.export.ExportFormat;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.Fields;
import dev.tidemark.filter.language.Node;
import dev.tidemark.summary.Counted;
import dev.tidemark.summary.Grouping;
import dev.tidemark.summary.StatisticsResult;
import dev.tidemark.summary.Tally;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.ShownRecords;
import dev.tidemark.ui.statistics.StatisticsPage.Listing;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statistics as a person uses them, with the filter around them. */
@Tag("shows-when")
class StatisticsViewModelTest implements StatisticsHost {

    private static final int CREATE = Reason.FILE_CREATE.bit();
    private static final int CLOSE = Reason.CLOSE.bit();

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private ShownRecords records;
    private StatisticsViewModel model;
    private long nanos;
    private int waits;
    private ZoneId zone = ZoneOffset.UTC;

    @BeforeEach
    void open() {
        records = new ShownRecords(folder, true);
        model = new StatisticsViewModel(
                FieldRegistry.standard(),
                new ShownStatistics(records.view, records.tasks.executor(), () -> nanos),
                records.tasks,
                this,
                () -> nanos);
        for (int i = 0; i < 30; i++) {
            String name = i % 3 == 0 ? "a.txt" : i % 3 == 1 ? "b.docx" : "none";
            records.add(name, i % 10 == 0 ? CREATE | CLOSE : CREATE, at(3600.0 * i), FileId.ntfs(40 + i % 3, 1));
        }
        model.shownProperty().set(true);
        pulse();
    }

    @AfterEach
    void close() {
        records.close();
    }

    private void pulse() {
        for (int frame = 0; frame < 4; frame++) {
            nanos += 1_000_000_000L;
            records.pulse();
            model.pulse();
        }
    }

    private void by(Grouping grouping) {
        model.groupingProperty().set(grouping);
        pulse();
    }

    private List<String> lines() {
        pulse();
        return model.lines().stream()
                .map(line -> StatisticsWords.value(model.groupingProperty().get(), line) + " "
                        + line.tally().count())
                .toList();
    }

    private StatisticsLine line(String value) {
        pulse();
        return model.lines().stream()
                .filter(line -> line.value().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private long counted() {
        return Objects.requireNonNull(model.pageProperty().get())
                .result()
                .total()
                .count();
    }

    private Listing listing() {
        return Objects.requireNonNull(model.pageProperty().get()).listing();
    }

    @Override
    public void edit(UnaryOperator<Node> change) {
        records.edit(change);
    }

    @Override
    public void say(String words) {
        said.add(words);
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public BackgroundTask.Wait directories() {
        return () -> waits++;
    }

    @Override
    public boolean guardsCopies() {
        return true;
    }

    // --- what is listed

    @Test
    void theShownRowsAreCountedByReasonWithTheMostFirst() {
        assertThat(lines()).containsExactly("FILE_CREATE 30", "CLOSE 3");
        assertThat(model.lines().getFirst().share()).isEqualTo(1);
        assertThat(model.titleProperty().get()).startsWith("30 records, ");
        records.filter("reason any CLOSE");
        assertThat(lines()).containsExactly("CLOSE 3", "FILE_CREATE 3");
    }

    @Test
    void rowsThatComeAreCountedOn() {
        records.add("z.txt", Reason.FILE_DELETE.bit(), at(5));
        assertThat(lines()).contains("FILE_DELETE 1", "FILE_CREATE 30");
    }

    @Test
    void recordsWithoutAValueHaveALineOfTheirOwn() {
        by(Grouping.of(Fields.EXTENSION));
        assertThat(lines()).containsExactly("docx 10", "txt 10", "(no extension) 10");
    }

    @Test
    void filesAreListedWithTheirNamesAndIds() {
        by(Grouping.of(Fields.FILE));
        assertThat(lines()).hasSize(3).anyMatch(line -> line.startsWith("a.txt  0001"));
    }

    @Test
    void linesAreSortedByTheColumnThatIsAskedFor() {
        by(Grouping.of(Fields.EXTENSION));
        model.orderProperty().set(new LineOrder(LineOrder.Column.VALUE, false));
        assertThat(lines()).containsExactly("txt 10", "docx 10", "(no extension) 10");
        model.orderProperty().set(new LineOrder(LineOrder.Column.FIRST, true));
        assertThat(lines()).startsWith("txt 10");
    }

    @Test
    void linesAreWhatTheyWereUntilThoseOfAnotherGroupingAreThere() {
        StatisticsLine created = line("FILE_CREATE");
        model.groupingProperty().set(Grouping.HOUR);
        assertThat(StatisticsWords.text(listing(), created, LineOrder.Column.VALUE))
                .isEqualTo("FILE_CREATE");
        model.narrow(created);
        assertThat(records.filter()).isEqualTo("reason any FILE_CREATE");
    }

    @Test
    void theSameLinesAreToldAnewInAnotherZone() {
        List<StatisticsLine> before = List.copyOf(model.lines());
        List<String> firsts = new ArrayList<>();
        model.lines().addListener((ListChangeListener<StatisticsLine>) change ->
                firsts.add(StatisticsWords.text(listing(), model.lines().getFirst(), LineOrder.Column.FIRST)));
        zone = ZoneOffset.ofHours(2);
        pulse();
        assertThat(model.lines()).isEqualTo(before);
        assertThat(firsts).containsExactly("2024-05-03 14:00:00");
    }

    @Test
    void nothingIsCountedWhileItIsFoldedAway() {
        model.shownProperty().set(false);
        pulse();
        assertThat(model.lines()).isEmpty();
        assertThat(model.pageProperty().get()).isNull();
        assertThat(model.whole()).isNull();
        model.shownProperty().set(true);
        assertThat(lines()).hasSize(2);
    }

    @Test
    void beforeTheFirstCountItIsSaidThatItIsBeingCounted() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        StatisticsViewModel slow = slow(waiting, records.tasks);

        assertThat(slow.titleProperty().get()).isEqualTo("Counting…");
        waiting.remove().run();
        slow.pulse();
        assertThat(slow.titleProperty().get()).startsWith("30 records, ");
        slow.shownProperty().set(false);
    }

    /** Counts when a test lets it. */
    private StatisticsViewModel slow(Queue<Runnable> waiting, BackgroundTasks tasks) {
        StatisticsViewModel slow = new StatisticsViewModel(
                FieldRegistry.standard(),
                new ShownStatistics(records.view, waiting::add, () -> nanos),
                tasks,
                this,
                () -> nanos);
        slow.shownProperty().set(true);
        slow.pulse();
        return slow;
    }

    @Test
    void whatFillsTheJournalIsAskedOfFoldersInBytes() {
        model.byBytesProperty().set(true);
        pulse();
        assertThat(model.groupingProperty().get()).isEqualTo(Grouping.of(Fields.DIRECTORY));
        assertThat(model.orderProperty().get()).isEqualTo(LineOrder.LARGEST);
        by(Grouping.of(Fields.EXTENSION));
        StatisticsLine first = model.lines().getFirst();
        double all =
                model.lines().stream().mapToLong(line -> line.tally().bytes()).sum();
        assertThat(first.share()).isEqualTo(first.tally().bytes() / all);
    }

    @Test
    void aFolderListsThoseInItWhenItIsOpened() {
        Counted folders = new Counted(
                Grouping.of(Fields.DIRECTORY),
                List.of(
                        new Counted.Line("\\Users\\a", "", new Tally(3, 300, at(0), at(9))),
                        new Counted.Line("\\Users", "", new Tally(1, 100, at(1), at(1))),
                        new Counted.Line("\\", "", new Tally(2, 50, at(2), at(3)))),
                3,
                false,
                Tally.NOTHING,
                Tally.NOTHING);
        StatisticsResult result = new StatisticsResult(new Tally(6, 450, at(0), at(9)), List.of(folders), 6, 0, true);
        assertThat(folders(result, Set.of())).containsExactly("\\ 2 of 6");
        assertThat(folders(result, Set.of("\\"))).containsExactly("\\ 2 of 6", "Users 1 of 4");
        assertThat(folders(result, Set.of("\\", "\\Users"))).containsExactly("\\ 2 of 6", "Users 1 of 4", "a 3 of 3");
    }

    private static List<String> folders(StatisticsResult result, Set<String> open) {
        Grouping grouping = Grouping.of(Fields.DIRECTORY);
        return StatisticsPage.of(result, new Listing(grouping, ZoneOffset.UTC, false, LineOrder.MOST, open))
                .lines()
                .stream()
                .map(line -> StatisticsWords.value(grouping, line) + " "
                        + line.directly().count() + " of " + line.tally().count())
                .toList();
    }

    // --- what a click does

    @Test
    void aClickNarrowsAndAltExcludes() {
        by(Grouping.of(Fields.EXTENSION));
        model.exclude(line("docx"));
        assertThat(records.filter()).isEqualTo("not ext == docx");
        assertThat(lines()).containsExactly("txt 10", "(no extension) 10");
        model.narrow(line("txt"));
        assertThat(records.filter()).isEqualTo("not ext == docx and ext == txt");
        assertThat(lines()).containsExactly("txt 10");
    }

    @Test
    void everyLineNarrowsToJustItsRows() {
        for (Grouping grouping : model.groupings()) {
            by(grouping);
            for (StatisticsLine line : List.copyOf(model.lines())) {
                records.filter("");
                pulse();
                Node condition = LineConditions.of(listing(), line, FieldRegistry.standard());
                assertThat(condition == null).isEqualTo(grouping.usesPath());
                if (condition == null) {
                    continue;
                }
                model.narrow(line);
                pulse();
                assertThat(counted())
                        .as("%s %s", grouping.id(), line.value())
                        .isEqualTo(line.tally().count());
            }
            records.filter("");
        }
    }

    @Test
    void namesThatOthersChoseNarrowToJustTheirRows() {
        List<String> hostile =
                List.of("a b", "*", "?", "\"", "\\", "{x}", "or", "0x10", "\u202egpj", "x\ty", "not", "(", "\ud800");
        hostile.forEach(ext -> records.add("n." + ext, CREATE, at(1)));
        by(Grouping.of(Fields.EXTENSION));
        List<StatisticsLine> lines = List.copyOf(model.lines());
        assertThat(lines).hasSize(3 + hostile.size());
        for (StatisticsLine line : lines) {
            records.filter("");
            pulse();
            model.narrow(line);
            pulse();
            assertThat(counted()).as(records.filter()).isEqualTo(line.tally().count());
        }
    }

    @Test
    void aLineThatIsClickedTwiceIsAskedForOnce() {
        StatisticsLine closed = line("CLOSE");
        model.narrow(closed);
        model.narrow(closed);
        assertThat(records.filter()).isEqualTo("reason any CLOSE");
        model.exclude(line("FILE_CREATE"));
        assertThat(lines()).isEmpty();
    }

    @Test
    void anHourIsListedForEachDayThatHasIt() {
        by(Grouping.HOUR);
        model.narrow(line("13"));
        assertThat(records.filter()).isEqualTo("time in {2024-05-03T13, 2024-05-04T13}");
        assertThat(lines()).containsExactly("13:00 \u2013 13:59 2");
    }

    @Test
    void whatNoFilterSaysIsSaid() {
        model.narrow(StatisticsLine.of(
                StatisticsLine.Kind.REST, "", "", model.lines().getFirst().tally(), 0));
        assertThat(said).hasSize(1);
        assertThat(records.filter()).isEmpty();
    }

    // --- copies

    @Test
    void everyLineIsCopiedInEachFormat() {
        by(Grouping.of(Fields.EXTENSION));
        List<String> copied = new ArrayList<>();
        for (ExportFormat format : ExportFormat.values()) {
            model.copy(format, copied::add);
        }
        assertThat(copied).hasSize(3);
        assertThat(copied.get(0)).startsWith("by\tline\tvalue").contains("ext\tvalue\tdocx\t");
        assertThat(copied.get(1)).startsWith("by,line,value").contains("ext,value,docx,");
        assertThat(copied.get(2)).contains("\"value\":\"docx\"");
        assertThat(said).hasSize(3);
    }

    private static void work(Queue<Runnable> waiting) {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    /** Asks for a copy before anything is counted. */
    private List<String> copied(Consumer<StatisticsViewModel> meanwhile) {
        Queue<Runnable> waiting = new ArrayDeque<>();
        StatisticsViewModel slow = slow(waiting, BackgroundTasks.atOnce(waiting::add));
        List<String> copied = new ArrayList<>();
        slow.copy(ExportFormat.TSV, copied::add);
        assertThat(copied).isEmpty();

        meanwhile.accept(slow);
        slow.pulse();
        work(waiting);
        slow.shownProperty().set(false);
        return copied;
    }

    @Test
    void aCopyWaitsUntilAllIsCounted() {
        assertThat(copied(slow -> {})).singleElement().asString().contains("reason\tvalue\tFILE_CREATE\t\t30\t");
    }

    @Test
    void aCopyIsOfWhatWasShownThoughCountingBeginsAnew() {
        assertThat(copied(slow -> records.view.freeze(true)))
                .singleElement()
                .asString()
                .contains("reason\tvalue\tFILE_CREATE\t\t30\t");
    }

    @Test
    void nothingIsCopiedOfWhatIsShownMeanwhile() {
        assertThat(copied(slow -> records.filter("reason any CLOSE"))).isEmpty();
        assertThat(said).containsExactly("Nothing was copied: what is counted has changed.");
    }

    /** Two at once are each answered; and Ctrl+C twice. */
    @Test
    void whoAsksTwiceIsAnsweredTwice() {
        List<String> second = new ArrayList<>();
        List<String> first = copied(slow -> slow.copy(ExportFormat.TSV, second::add));
        assertThat(first).hasSize(1).isEqualTo(second);
    }

    /** Nothing passes the filter: the copy says so by its header alone. */
    @Test
    void ofNoRowsTheHeaderIsCopied() {
        records.filter("name == nothing");
        assertThat(copied(slow -> {}))
                .singleElement()
                .asString()
                .startsWith("by\tline\tvalue")
                .hasLineCount(1);
    }

    @Test
    void foldersAreCopiedWhenTheDirectoriesAreKnown() {
        List<String> copied = new ArrayList<>();
        model.copy(ExportFormat.TSV, copied::add);
        assertThat(waits).isZero();

        by(Grouping.of(Fields.DIRECTORY));
        model.copy(ExportFormat.TSV, copied::add);
        assertThat(waits).isEqualTo(1);
        assertThat(copied).hasSize(2);
    }

    @Test
    void whoDoesNotWantToWaitIsToldThatNothingComes() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        BackgroundTasks tasks = BackgroundTasks.atOnce(waiting::add);
        StatisticsViewModel slow = slow(waiting, tasks);
        List<String> came = new ArrayList<>();
        Objects.requireNonNull(slow.whole()).then("waiting", new WholeCount.Taker() {
            @Override
            public void take(StatisticsResult all) {
                came.add("all");
            }

            @Override
            public void other() {
                came.add("other");
            }

            @Override
            public void cancelled() {
                came.add("cancelled");
            }
        });
        assertThat(tasks.cancelFirst()).isTrue();

        work(waiting);
        assertThat(came).containsExactly("cancelled");
        slow.shownProperty().set(false);
    }
}
