package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.FileSource;
import dev.tidemark.capture.SavedSource;
import dev.tidemark.export.PartialFile;
import dev.tidemark.export.lake.LakeSample;
import dev.tidemark.export.lake.Partition;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.session.Marks;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.FileTableBytes;
import dev.tidemark.testing.HardwoodFiles;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.export.ExportChoice;
import dev.tidemark.ui.export.ExportViewModel;
import dev.tidemark.ui.records.ColumnMemory;
import dev.tidemark.ui.records.RecordsViewModel;
import dev.tidemark.usn.FileId;
import dev.tidemark.view.ShownView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
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
        export(model -> {});
    }

    private void export(Consumer<ExportViewModel> choosing) {
        new ShellExport(FieldRegistry.standard(), shell, actions, tasks, Settings.inMemory(), (model, chosen) -> {
                    choosing.accept(model);
                    chosen.run();
                })
                .run();
    }

    /** As a lake of a machine. */
    private void exportLake() {
        export(model -> {
            model.formatProperty().set(ExportChoice.LAKE);
            model.hostProperty().set("WS-01");
            model.partitionedBy(Partition.VOLUME).set(false);
        });
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(target)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    // --- saving

    @Tag("shows-ask")
    @Test
    void aCaptureIsSavedWholeAndTellsHowFarItIsAndItsSum() throws Exception {
        // How far it is while a sum is waited for is another matter.
        source.openedFiles().awaitSums();
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

    // --- a lake

    @Tag("shows-out")
    @Test
    void aLakeIsWrittenIntoTheChosenFolderAndToldWithItsFiles() throws Exception {
        exportLake();
        BackgroundTask task = work();

        assertThat(task.progress()).isBetween(0.5, 1.0);
        assertThat(files())
                .singleElement()
                .satisfies(file -> assertThat(file.getParent())
                        .isEqualTo(target.resolve("usn").resolve("host=WS-01").resolve("date=1601-01-01")));
        assertThat(HardwoodFiles.sums(files()).get("name").count()).isEqualTo(RECORDS);
        assertThat(said)
                .singleElement()
                .satisfies(words -> assertThat(words)
                        .startsWith("70,000 records written to " + target + ": 1 file, ")
                        .endsWith(", from " + source.title()));
        assertThat(Objects.requireNonNull(messages.shownProperty().get()).written())
                .isEqualTo(target);
    }

    @Tag("shows-out")
    @Test
    void onlyWhatIsShownComesIntoALake() throws Exception {
        shell.filterProperty().set(AppliedFilter.of(FilterSpec.ALL.withName("f1234*")));
        Await.until("it is shown", () -> {
            workAll();
            shell.pulse();
            return view.isSettled();
        });
        exportLake();
        work();

        assertThat(HardwoodFiles.sums(files()).get("name").count()).isEqualTo(11);
        assertThat(said).singleElement().satisfies(words -> assertThat(words).startsWith("11 records written"));
    }

    @Tag("shows-out")
    @Test
    void aLakeThatIsCancelledHasNoHalfFileAndLeavesWhatWasThere() throws Exception {
        exportLake();
        work();
        Map<Path, String> before = Map.of(files().getFirst(), sha256(files().getFirst()));
        said.clear();
        exportLake();
        actions.cancel();
        workAll();

        assertThat(said)
                .containsExactly("Cancelled: not all was written to " + target + "; files that are there are whole");
        assertThat(files()).containsExactlyElementsOf(before.keySet());
        assertThat(sha256(files().getFirst())).isEqualTo(before.get(files().getFirst()));
    }

    private LakeRun lakeRun() {
        return new LakeRun(
                source,
                Objects.requireNonNull(view.snapshot()),
                "WS-01",
                EnumSet.allOf(Partition.class),
                Instant.EPOCH);
    }

    /** What is said of it then is what is said of whoever is interrupted, and no problem. */
    @Tag("shows-out")
    @Test
    void aLakeThatIsCancelledWhileItIsWrittenIsNoFailure() {
        BackgroundTask task = new BackgroundTask("");
        task.cancel();

        assertThatThrownBy(() -> lakeRun().write(target, task)).isInstanceOf(InterruptedException.class);
        assertThat(target).doesNotExist();
    }

    @Tag("shows-out")
    @Test
    void aLakeOfASourceThatWasClosedIsAProblem() throws Exception {
        exportLake();
        source.close();
        work();

        assertThat(said).isEmpty();
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("was closed before everything was written"));
    }

    @Tag("shows-out")
    @Test
    void aFileWhereTheFolderOfALakeShouldBeIsAProblemAndStays() throws Exception {
        Files.writeString(target, "of somebody");
        exportLake();
        work();

        assertThat(target).hasContent("of somebody");
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains(target.toString()));
    }

    @Tag("shows-out")
    @Test
    void whatALakeWouldBeIsSeenBeforeAndItsSizeIsAboutThat() throws Exception {
        exportLake();
        work();
        long written = Files.size(files().getFirst());
        LakeSample sample = lakeRun().look(() -> false);

        assertThat(sample.rows()).isEqualTo(RECORDS);
        assertThat((double) sample.bytes()).isBetween(written * 0.5, written * 2.0);
        assertThat(sample.lines()).hasSize(36);
        assertThat(sample.lines().getFirst())
                .startsWith("usn/host=WS-01/volume=unknown-")
                .endsWith("/date=1601-01-01/");
        assertThat(sample.lines())
                .anySatisfy(line -> assertThat(line).matches("name +string +f0 +f1"))
                .anySatisfy(line -> assertThat(line).matches("journal_id +uint64 +null +null"))
                .anySatisfy(line -> assertThat(line).matches("time +timestamp +1601-01-01T\\S+Z +1601-01-01T\\S+Z"))
                .anySatisfy(line -> assertThat(line).matches("is_directory +boolean +false +false"));
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
