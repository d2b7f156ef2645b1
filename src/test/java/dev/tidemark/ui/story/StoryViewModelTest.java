package dev.tidemark.ui.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.FileSource;
import dev.tidemark.capture.Source;
import dev.tidemark.story.FileStories;
import dev.tidemark.story.StoryLine;
import dev.tidemark.story.StoryLine.Kind;
import dev.tidemark.story.StoryQuestion;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.SavedReport;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story of a file as a person asks for it and goes on from it. */
@Tag("shows-story")
class StoryViewModelTest implements StoryHost {

    @TempDir
    Path folder;

    private final List<Long> gone = new ArrayList<>();
    private final List<FileStories> exported = new ArrayList<>();
    private final StoryViewModel model = new StoryViewModel(BackgroundTasks.atOnce(), this);
    private FileSource source;

    @BeforeEach
    void open() throws Exception {
        source = FileSource.open(SavedReport.whole().to(folder.resolve("$J")), folder);
        source.awaitLoaded();
    }

    @AfterEach
    void close() throws IOException {
        source.close();
    }

    @Override
    public void goTo(Source of, long row, Consumer<String> told) {
        gone.add(row);
        if (row > 5) {
            told.accept("not shown");
        }
    }

    @Override
    public void export(FileStories told) {
        exported.add(told);
    }

    private List<String> texts(Kind kind) {
        return model.lines().stream()
                .filter(line -> line.kind() == kind)
                .map(StoryLine::text)
                .toList();
    }

    private StoryLine line(Kind kind, FileId file) {
        return model.lines().stream()
                .filter(line -> line.kind() == kind && file.equals(line.file()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aStoryHasNamesLivesAndWhoHadThePathBefore() {
        model.ask(source, SavedReport.WRITTEN);

        assertThat(texts(Kind.FILE)).containsExactly("File 0001000000000029 (entry 41, sequence 1)");
        assertThat(texts(Kind.TITLE))
                .containsExactly(
                        "Names",
                        "Lives: 2",
                        "Had a name of it until it took that by a rename",
                        "Others that had the same path");
        assertThat(texts(Kind.NAME))
                .containsExactly(
                        "\\docs\\~new.tmp", SavedReport.PATH, SavedReport.PATH, "\\docs\\~old.tmp", SavedReport.PATH);
        assertThat(model.statusProperty().get()).isEqualTo("One file in " + source.title());
    }

    @Test
    void aLineLeadsToItsRecordAndSaysWhyNot() {
        model.ask(source, SavedReport.REPORT);

        model.goTo(line(Kind.NAME, SavedReport.REPORT));
        assertThat(gone).containsExactly(2L);
        assertThat(model.statusProperty().get()).doesNotContain("not shown");

        model.goTo(model.lines().stream()
                .filter(line -> line.text().startsWith("to ") && line.text().endsWith("deleted"))
                .findFirst()
                .orElseThrow());
        assertThat(gone).containsExactly(2L, 12L);
        assertThat(model.statusProperty().get()).isEqualTo("not shown");
    }

    @Test
    void aTitleLeadsNowhere() {
        model.ask(source, SavedReport.REPORT);

        model.goTo(model.lines().stream()
                .filter(line -> line.kind() == Kind.TITLE)
                .findFirst()
                .orElseThrow());

        assertThat(gone).isEmpty();
    }

    @Test
    void aLineOfAnotherFileLeadsToThatOnesStoryAndBack() {
        model.ask(source, SavedReport.WRITTEN);
        StoryLine other = line(Kind.NAME, SavedReport.REPORT);
        assertThat(model.leads(other)).isTrue();
        assertThat(model.leads(line(Kind.NAME, SavedReport.WRITTEN))).isFalse();

        model.follow(other);
        assertThat(texts(Kind.FILE)).containsExactly("File 0001000000000028 (entry 40, sequence 1)");
        assertThat(model.questionProperty().get()).isEqualTo("0x0001000000000028");
        assertThat(model.canGoForward()).isFalse();

        model.back();
        assertThat(texts(Kind.FILE)).containsExactly("File 0001000000000029 (entry 41, sequence 1)");
        assertThat(model.canGoBack()).isFalse();

        model.forward();
        assertThat(texts(Kind.FILE)).containsExactly("File 0001000000000028 (entry 40, sequence 1)");
    }

    @Test
    void aPathIsToldOfAllFilesThatHadItAndEachOfThemLeadsOn() {
        model.questionProperty().set("C:/docs/REPORT.docx");
        model.askTyped(source);

        assertThat(texts(Kind.FILE)).hasSize(2);
        assertThat(model.leads(line(Kind.FILE, SavedReport.REPORT))).isTrue();
        assertThat(model.statusProperty().get()).isEqualTo("2 files in " + source.title());
    }

    @Test
    void anIdIsTypedInAnyOfItsForms() {
        for (String id : List.of("0x28", "0001000000000028", "40-1")) {
            assertThat(StoryQuestion.of(id)).isInstanceOf(StoryQuestion.OfFile.class);
        }
        model.questionProperty().set(" 40-1 ");
        model.askTyped(source);

        assertThat(texts(Kind.FILE)).containsExactly("File 0001000000000028 (entry 40, sequence 1)");
    }

    @Test
    void whatNoRecordIsOfIsSaid() {
        model.ask(source, FileId.ntfs(99, 1));

        assertThat(model.lines()).isEmpty();
        assertThat(model.isTold()).isFalse();
        assertThat(model.statusProperty().get()).contains("0x0001000000000063").contains("Check the path or the id");
    }

    @Test
    void nothingIsAskedWithoutASourceOrWords() {
        model.askTyped(null);
        assertThat(model.statusProperty().get()).startsWith("No source is shown");
        model.askTyped(source);
        assertThat(model.statusProperty().get()).startsWith("Choose a record, or type");
    }

    @Test
    void aSourceThatWasClosedIsSaid() throws IOException {
        source.close();

        model.ask(source, SavedReport.REPORT);

        assertThat(model.lines()).isEmpty();
        assertThat(model.statusProperty().get()).contains("was closed");
    }

    @Test
    void ofALongStoryTheFirstLinesAreListedAndACopyHasAll() {
        StoryViewModel few = new StoryViewModel(BackgroundTasks.atOnce(), this, 3);
        List<String> copies = new ArrayList<>();

        few.ask(source, SavedReport.WRITTEN);
        few.copyAll(copies::add);

        assertThat(few.lines()).hasSize(3);
        assertThat(copies.getFirst().lines().count()).isGreaterThan(20);
        assertThat(copies.getFirst()).startsWith("File 0001000000000029 (entry 41, sequence 1)\n  Names\n");
    }

    @Test
    void chosenLinesAreCopiedAsTheyAreWritten() {
        List<String> copies = new ArrayList<>();
        model.ask(source, SavedReport.REPORT);

        model.copy(model.lines().subList(1, 3), copies::add);

        assertThat(copies).containsExactly("  Names\n    " + SavedReport.PATH + "\n");
        assertThat(model.statusProperty().get()).isEqualTo("2 lines copied.");
    }

    @Test
    void anExportIsAskedForWhatIsTold() {
        model.export();
        assertThat(exported).isEmpty();

        model.ask(source, SavedReport.REPORT);
        model.export();

        assertThat(exported).hasSize(1);
        assertThat(exported.getFirst().stories()).hasSize(1);
    }

    @Test
    void whileItIsPutTogetherItCanBeCancelledAndOnlyTheNewestCounts() {
        Queue<Runnable> work = new ArrayDeque<>();
        BackgroundTasks tasks = BackgroundTasks.atOnce(work::add);
        StoryViewModel waiting = new StoryViewModel(tasks, this);

        waiting.ask(source, SavedReport.REPORT);
        waiting.pulse();
        assertThat(waiting.work().runningProperty().get()).isTrue();
        assertThat(tasks.running()).hasSize(1);
        assertThat(waiting.work().cancel()).isTrue();
        work.remove().run();
        waiting.pulse();
        assertThat(waiting.work().runningProperty().get()).isFalse();
        assertThat(waiting.statusProperty().get()).isEqualTo("Cancelled.");

        waiting.ask(source, SavedReport.REPORT);
        waiting.ask(source, SavedReport.LOG);
        work.remove().run();
        assertThat(waiting.lines()).isEmpty();
        work.remove().run();
        assertThat(waiting.lines().getFirst().text()).contains("entry 50");
    }
}
