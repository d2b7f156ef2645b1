package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.FileSource;
import dev.tidemark.capture.SavedSource;
import dev.tidemark.export.PartialFile;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.session.Marks;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.FileTableBytes;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.records.ColumnMemory;
import dev.tidemark.ui.records.RecordsViewModel;
import dev.tidemark.usn.FileId;
import dev.tidemark.view.ShownView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** Saving and exporting without a window: the work is done when the test says so. */
@Tag("shows-rows")
class WritingTest {

    /** More than are written between two looks at whether to go on. */
    private static final int RECORDS = 70_000;

    @TempDir
    Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(3, InstantSource.system());
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<String> said = new ArrayList<>();
    private final MessagesViewModel messages = new MessagesViewModel(() -> 0);
    private final List<Problem> problems = new ArrayList<>();
    private final BackgroundTasks tasks = new BackgroundTasks(waiting::add, problems::add);
    private final ShownView view = new ShownView(tasks);
    private final RecordsViewModel records =
            new RecordsViewModel(FieldRegistry.standard(), view, tasks, ColumnMemory.none());
    private final Marks marks = new Marks();
    private final ChosenFiles chosen = new ChosenFiles();
    private Path target;
    private Path capture;
    private FileSource source;
    private ShellViewModel shell;
    private ShellActions actions;

    @BeforeEach
    void open() throws Exception {
        target = folder.resolve("target");
        capture = folder.resolve("target.tidemark");
        chosen.answer = target;
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < RECORDS; i++) {
            journal.add(Records.v2("f" + i).file(FileId.ntfs(40 + i, 1)).parent(FileId.NTFS_ROOT));
        }
        Path file = Files.write(Files.createDirectory(folder.resolve("case")).resolve("$J"), journal.toBytes());
        source = FileSource.open(file, folder);
        source.awaitLoaded();
        shell = new ShellViewModel(backend, backend.host(), tasks, folder, InstantSource.system(), view, records);
        actions = new ShellActions(shell, records, chosen, tasks, messages, marks);
        messages.shownProperty().addListener((property, was, now) -> {
            if (now != null) {
                said.add(now.text());
            }
        });
        shell.add(source);
        shell.pulse();
    }

    @AfterEach
    void close() {
        source.close();
        backend.close();
    }

    /** Does what waits; gives the task that was to be done first. */
    private BackgroundTask work() {
        BackgroundTask task = tasks.running().getFirst();
        workAll();
        return task;
    }

    private void workAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        tasks.pulse();
    }

    private List<String> beside() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("target"))
                    .toList();
        }
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    /** Writes all there is. */
    private static Message told(PartialFile half, String text) throws IOException {
        half.stream().write(text.getBytes(StandardCharsets.UTF_8));
        return Message.written(half.path().toString(), half.path());
    }

    private void export() {
        new ShellExport(
                        FieldRegistry.standard(),
                        shell,
                        actions,
                        tasks,
                        Settings.inMemory(),
                        (model, chosen) -> chosen.run())
                .run();
    }

    // --- saving

    @Tag("shows-ask")
    @Test
    void aCaptureIsSavedWholeAndTellsHowFarItIsAndItsSum() throws Exception {
        actions.saveCapture();
        BackgroundTask task = work();

        assertThat(task.words()).isEqualTo("Writing " + capture);
        assertThat(task.progress()).isBetween(0.9, 0.99);
        assertThat(said).containsExactly("Written: " + capture + ", SHA-256 " + sha256(capture));
        assertThat(beside()).containsExactly("target.tidemark");
        try (SavedSource saved = SavedSource.open(capture)) {
            saved.awaitLoaded();
            assertThat(saved.store().size()).isEqualTo(source.store().size());
        }
    }

    @Test
    void whatWasWrittenLeadsToItsFolder() throws Exception {
        actions.saveCapture();
        work();
        Message message = Objects.requireNonNull(messages.shownProperty().get());
        assertThat(message.written()).isEqualTo(capture);
        assertThat(message.level()).isEqualTo(Message.Level.DONE);

        chosen.answer = folder.resolve("target.csv");
        export();
        work();
        assertThat(Objects.requireNonNull(messages.shownProperty().get()).written())
                .isEqualTo(chosen.answer);
    }

    @Tag("shows-evidence")
    @Test
    void anExportTellsWhereItComesFromBesideIt() throws Exception {
        shell.filterProperty().set(AppliedFilter.of(FilterSpec.ALL.withName("f1*")));
        chosen.answer = folder.resolve("target.csv");
        export();
        Await.until("it is written", () -> {
            workAll();
            shell.pulse();
            return !said.isEmpty();
        });

        assertThat(beside()).containsExactlyInAnyOrder("target.csv", "target.csv.provenance.json");
        Map<String, Object> told = JSON.std.mapFrom(Files.readString(folder.resolve("target.csv.provenance.json")));
        Path input = Path.of(source.location());
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(input));
        assertThat(told)
                .containsEntry("export", "target.csv")
                .containsEntry("location", input.toString())
                .containsEntry("filter", Map.of("where", "f1*"));
        assertThat(told.get("inputs").toString())
                .contains(
                        "file=" + input,
                        "bytes=" + Files.size(input),
                        HexFormat.of().formatHex(sum));
        assertThat(said).singleElement().satisfies(words -> assertThat(words).contains("target.csv.provenance.json"));
    }

    @Tag("shows-evidence")
    @Test
    void whatMayBeEvidenceIsNotReplacedThoughItIsNotOpen() throws Exception {
        byte[] bytes = FileTableBytes.withRoot(8).toBytes();
        Files.write(target, bytes);
        export();
        work();

        assertThat(target).hasBinaryContent(bytes);
        assertThat(problems)
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.what()).contains("it is an $MFT, a saved capture or a file of one"));
    }

    @Tag("shows-evidence")
    @Test
    void aCaptureIsNotSavedOverAFile() throws Exception {
        Files.writeString(capture, "of somebody");
        actions.saveCapture();
        work();

        assertThat(capture).hasContent("of somebody");
        assertThat(problems).hasSize(1);
    }

    @Test
    void aSavingThatIsCancelledLeavesNothing() throws Exception {
        actions.saveCapture();
        actions.cancel();
        waiting.remove().run();
        tasks.pulse();

        assertThat(said).containsExactly("Cancelled: " + capture + " was not written");
        assertThat(beside()).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Tag("shows-ask")
    @Test
    void aCaptureIsNeverSavedOverAnother() throws Exception {
        actions.saveCapture();
        work();
        byte[] first = Files.readAllBytes(capture);

        actions.saveCapture();
        work();
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.meaning()).isNotEmpty());
        assertThat(capture).hasBinaryContent(first);
        assertThat(beside()).containsExactly("target.tidemark");
    }

    // --- exporting

    @Test
    void anExportReplacesAFileWhenItIsWholeAndTellsHowFarItIs() throws Exception {
        Files.writeString(target, "of yesterday");
        export();
        BackgroundTask task = work();

        assertThat(task.progress()).isEqualTo(1);
        try (Stream<String> lines = Files.lines(target)) {
            assertThat(lines.count()).isEqualTo(RECORDS + 1L);
        }
        assertThat(beside()).containsExactlyInAnyOrder("target", "target.provenance.json");
        assertThat(said)
                .singleElement()
                .satisfies(words -> assertThat(words).startsWith("70,000 records written to " + target));
    }

    @Test
    void anExportThatIsCancelledLeavesTheFileThatWasThereAsItWas() throws Exception {
        Files.writeString(target, "of yesterday");
        export();
        actions.cancel();
        workAll();

        assertThat(target).hasContent("of yesterday");
        assertThat(beside()).containsExactly("target");
        assertThat(said).containsExactly("Cancelled: " + target + " was not written");
    }

    @Test
    void anExportOfASourceThatWasClosedIsNoShorterFileButAProblem() throws Exception {
        export();
        source.close();
        work();

        assertThat(beside()).isEmpty();
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("was closed before everything was written"));
    }

    /** Rows by their paths are written once the directories were read; meanwhile somebody may look elsewhere. */
    @Test
    void whatAnotherSourceShowsMeanwhileIsNotWritten() throws Exception {
        shell.filterProperty().set(AppliedFilter.of(FilterSpec.ALL.withPath("f1")));
        export();
        Path other = Files.write(
                folder.resolve("other"),
                new JournalFile(0).raw(Records.v2("f1").array()).toBytes());
        try (FileSource another = FileSource.open(other, folder)) {
            another.awaitLoaded();
            shell.add(another);
            shell.pulse();
            work();
            shell.pulse();
            workAll();

            assertThat(beside()).isEmpty();
            assertThat(said).containsExactly(target + " was not written: $J is no longer shown");
        }
    }

    @Test
    void anExportOverWhatIsReadIsRefused() throws Exception {
        Path input = Path.of(source.location());
        byte[] before = Files.readAllBytes(input);
        for (Path same : List.of(
                input,
                Files.createSymbolicLink(folder.resolve("symbolic"), input),
                Files.createLink(folder.resolve("hard"), input))) {
            problems.clear();
            target = same;
            chosen.answer = same;
            export();
            work();

            assertThat(problems)
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.what()).contains("$J is read from it"));
            assertThat(input).hasBinaryContent(before);
            assertThat(Files.isSymbolicLink(folder.resolve("symbolic"))).isTrue();
        }
        assertThat(said).isEmpty();
    }

    @Test
    void whatFailsHalfWayLeavesNothing() throws Exception {
        Files.writeString(target, "of yesterday");
        actions.write(target, (half, task) -> {
            told(half, "half");
            assertThat(half.path().getFileName()).hasToString("target.partial");
            throw new IOException("the disk is full");
        });
        work();

        assertThat(target).hasContent("of yesterday");
        assertThat(beside()).containsExactly("target");
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("target", "the disk is full"));
    }

    @Test
    void whatAnotherProgramLeftBesideIsNotTouched() throws Exception {
        Files.writeString(folder.resolve("target.partial"), "of somebody");
        actions.write(target, (half, task) -> told(half, "whole"));
        work();

        assertThat(target).hasContent("whole");
        assertThat(folder.resolve("target.partial")).hasContent("of somebody");
        assertThat(beside()).containsExactlyInAnyOrder("target", "target.partial");
    }

    /** Whoever asks twice for the same file gets one of the two, and never some of both. */
    @Test
    void whatIsWrittenTwiceToTheSamePlaceIsWrittenBesideItself() throws Exception {
        List<Path> halves = new ArrayList<>();
        actions.write(target, (half, task) -> {
            actions.write(target, (second, nested) -> {
                halves.add(second.path());
                return told(second, "second");
            });
            waiting.remove().run();
            assertThat(target).hasContent("second");
            halves.add(half.path());
            return told(half, "first");
        });
        work();

        assertThat(target).hasContent("first");
        assertThat(halves).doesNotHaveDuplicates().hasSize(2);
        assertThat(beside()).containsExactly("target");
        assertThat(problems).isEmpty();
    }
}
