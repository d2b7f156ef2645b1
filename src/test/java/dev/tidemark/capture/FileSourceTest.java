package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.Captures;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.NotedFaults;
import dev.tidemark.testing.Reading;
import dev.tidemark.testing.Records;
import dev.tidemark.text.Problem;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {

    @TempDir
    Path folder;

    private Path journal(int records, byte... tail) throws IOException {
        JournalFile journal = new JournalFile(8192).zeros(4096);
        for (int i = 0; i < records; i++) {
            journal.add(Records.v2("file-" + i).file(FileId.ntfs(i, 1)).reason(i));
        }
        return Files.write(folder.resolve("$J"), journal.raw(tail).toBytes());
    }

    private static List<String> rows(RecordStore store) {
        List<String> rows = new ArrayList<>();
        RecordCursor cursor = new RecordCursor();
        for (long record = store.firstRecord(); record < store.endRecord(); record++) {
            assertThat(Reading.read(store, record, cursor)).isTrue();
            Marker marker = cursor.marker();
            rows.add(
                    marker == null ? cursor.usn() + " " + cursor.name() : marker.kind() + " " + MarkerWords.of(marker));
        }
        return rows;
    }

    @Test
    void aFileIsLoadedWholeAndItsDamageIsARow() throws Exception {
        Path file = journal(1000, "no record at all, sixteen times over..".getBytes());
        try (FileSource source = FileSource.open(file, folder)) {
            source.awaitLoaded();
            assertThat(source.state().phase()).isEqualTo(Phase.COMPLETE);
            assertThat(source.state().done()).isEqualTo(Files.size(file));
            List<String> rows = rows(source.store());
            assertThat(rows).hasSize(1001);
            assertThat(rows.getFirst()).isEqualTo("12288 file-0");
            assertThat(rows.getLast()).startsWith("DAMAGE Damaged: 38 bytes");
        }
    }

    @Test
    void aFaultOfTheProgramIsAFailureAndNotAnEmptyFileAndIsReported() throws Exception {
        LinkageError fault = new LinkageError("a class is not the one it was");
        AllocatedRanges faulty = (file, from) -> {
            throw fault;
        };
        try (NotedFaults faults = new NotedFaults();
                FileSource source = FileSource.open(journal(10), folder, faulty)) {
            source.awaitLoaded();
            assertThat(source.state().phase()).isEqualTo(Phase.FAILED);
            assertThat(source.state().problem())
                    .isNotNull()
                    .satisfies(problem -> assertThat(problem.line())
                            .contains("LinkageError", "a class is not the one it was", "error in Tidemark"));
            Await.until("the fault is reported", () -> faults.all().contains(fault));
        }
    }

    @Test
    void aFileThatMayVanishIsReadAndGivesTheSameRows() throws Exception {
        Path file = journal(60_000, new byte[] {1, 2, 3});
        try (FileSource mapped = FileSource.open(file, folder);
                RecordStore copied = RecordStore.copying(new dev.tidemark.store.SpillFolder(folder), 1 << 20)) {
            mapped.awaitLoaded();
            StreamCopy.scan(file, AllocatedRanges.UNKNOWN, copied, done -> true);
            assertThat(rows(copied)).isEqualTo(rows(mapped.store()));
        }
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> FileSource.open(missing, folder)).isInstanceOf(NoSuchFileException.class);
        Problem problem = Problem.of(missing.toString(), new NoSuchFileException(missing.toString()));
        assertThat(problem.line()).contains(missing.toString()).contains("no such file");
    }

    @Test
    void closingWhileItLoadsEndsTheLoading() throws Exception {
        FileSource source = FileSource.open(journal(200_000), folder);
        source.close();
        assertThat(source.state().phase()).isEqualTo(Phase.CLOSED);
        assertThat(source.store().reader().isOpen()).isFalse();
    }

    @Test
    void anEmptyFileHasNoRowsAndIsNamedAsWhatItIs() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty"));
        try (FileSource source = FileSource.open(empty, folder)) {
            source.awaitLoaded();
            assertThat(source.store().size()).isZero();
            assertThat(source.state().phase()).isEqualTo(Phase.FAILED);
            assertThat(source.state().problem().what()).endsWith("is an empty file");
        }
    }

    @Test
    void aSavedCaptureOpensWithTheSameRows() throws Exception {
        Path file = journal(30_000, "foreign".getBytes());
        Path saved = folder.resolve("saved");
        try (FileSource source = FileSource.open(file, folder)) {
            source.awaitLoaded();
            Captures.save(source, saved, MarkerWords::of);
            assertThat(SavedSource.test(saved)).isTrue();
            assertThat(SavedSource.test(file)).isFalse();
            try (SavedSource again = SavedSource.open(saved)) {
                again.awaitLoaded();
                assertThat(rows(again.store())).isEqualTo(rows(source.store()));
                assertThat(again.name()).isEqualTo("$J");
            }
        }
    }
}
