package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.FileSource;
import dev.tidemark.capture.Source;
import dev.tidemark.session.RecordMark;
import dev.tidemark.story.ChangeReport;
import dev.tidemark.story.FileStories;
import dev.tidemark.story.StoryLine;
import dev.tidemark.story.StoryQuestion;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.Journals;
import dev.tidemark.testing.SavedReport;
import dev.tidemark.ui.changes.ChangesHost;
import dev.tidemark.ui.changes.ChangesViewModel;
import dev.tidemark.ui.story.StoryHost;
import dev.tidemark.ui.story.StoryViewModel;
import dev.tidemark.usn.FileId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The windows that tell of files say what {@code history} and {@code changes} print. */
@Tag("shows-story")
class WindowStoriesTest implements StoryHost, ChangesHost {

    /** The longest save by rename of the set: see its README. */
    private static final FileId RECOVERY = FileId.ntfs(0x9302, 1);

    @TempDir
    Path folder;

    private final StoryViewModel story = new StoryViewModel(BackgroundTasks.atOnce(), this);
    private final ChangesViewModel changes = new ChangesViewModel(BackgroundTasks.atOnce(), this);
    private final List<String> copies = new ArrayList<>();
    private @Nullable FileSource source;

    @AfterEach
    void close() throws Exception {
        if (source != null) {
            source.close();
        }
    }

    private Source open(Path journal) throws Exception {
        FileSource opened = FileSource.open(journal, folder);
        source = opened;
        opened.awaitLoaded();
        return opened;
    }

    @Override
    public void goTo(Source of, long row, Consumer<String> told) {}

    @Override
    public void export(FileStories told) {}

    @Override
    public void export(ChangeReport report) {}

    @Override
    public @Nullable Source shown() {
        return source;
    }

    @Override
    public List<Source> sources() {
        return List.of();
    }

    @Override
    public List<RecordMark> called(String name) {
        return List.of();
    }

    private static List<String> printed(String... args) {
        Cli.Outcome outcome = Cli.run(args);
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.OK);
        return outcome.out().lines().toList();
    }

    private void storiesAreThoseThatArePrinted(Path journal, StoryQuestion question, String... asked) throws Exception {
        List<String> args = new ArrayList<>(List.of("history", journal.toString()));
        args.addAll(List.of(asked));
        List<String> printed = printed(args.toArray(String[]::new));

        story.ask(open(journal), question);
        story.copyAll(copies::add);

        assertThat(story.lines().stream().map(StoryLine::written).toList())
                .isEqualTo(printed.stream().filter(line -> !line.isEmpty()).toList());
        assertThat(copies.getLast().lines().toList()).isEqualTo(printed);
    }

    @Test
    void aStoryIsTheOneThatIsPrinted() throws Exception {
        Path journal = SavedReport.whole().to(folder.resolve("$J"));

        storiesAreThoseThatArePrinted(journal, StoryQuestion.ofPath(SavedReport.PATH), "--path", SavedReport.PATH);
    }

    @Test
    void ofARealJournalAStoryIsTheOneThatIsPrinted() throws Exception {
        storiesAreThoseThatArePrinted(
                Journals.file("win7-orc", "$J"), new StoryQuestion.OfFile(RECOVERY), "--file-id", RECOVERY.hex());
    }

    private void changesAreThoseThatArePrinted(Path journal, String from, String to) throws Exception {
        Cli.Outcome printed = Cli.run("changes", journal.toString(), "--from", from, "--to", to);
        assertThat(printed.code()).as(printed.err()).isEqualTo(ExitCode.OK);

        open(journal);
        changes.fromProperty().set(from);
        changes.toProperty().set(to);
        changes.compare();
        changes.copy(List.of(), copies::add);

        assertThat(copies.getLast()).isEqualTo(printed.out());
        assertThat(printed.err()).contains(changes.statusProperty().get());
    }

    @Test
    void aNetChangeIsTheOneThatIsPrinted() throws Exception {
        changesAreThoseThatArePrinted(SavedReport.whole().to(folder.resolve("$J")), "4096", "2024-05-03T12:00:14");
    }

    @Test
    void ofARealJournalANetChangeIsTheOneThatIsPrinted() throws Exception {
        changesAreThoseThatArePrinted(Journals.file("win7-orc", "$J"), "6291456", "7500000");
    }
}
