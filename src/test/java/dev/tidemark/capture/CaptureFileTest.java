package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.bench.UnpackedCapture;
import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.testing.Captures;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Reading;
import dev.tidemark.testing.Records;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A capture is one file, and holds what was read. */
@Tag("shows-ask")
class CaptureFileTest {

    /** More than fit a block, so that some are packed in a second and a third. */
    private static final int MANY = 120_000;

    @TempDir
    Path folder;

    private Path journal(int records) throws IOException {
        JournalFile journal = new JournalFile(4096);
        for (int i = 0; i < records; i++) {
            journal.add(Records.v2("file-" + i).time(i));
        }
        return Files.write(
                folder.resolve("$J"),
                journal.raw(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}).toBytes());
    }

    private Path saved(Path journal, Map<CaptureAddition, byte[]> added) throws Exception {
        Path file = folder.resolve("saved.tidemark");
        try (FileSource source = FileSource.open(journal, folder)) {
            source.awaitLoaded();
            Captures.save(source, file, MarkerWords::of, () -> added, rows -> true);
        }
        return file;
    }

    private static List<String> rows(RecordStore store) {
        return Reading.all(store, row -> {
            Marker marker = row.marker();
            return marker == null ? Arrays.toString(row.copy()) : marker.toString();
        });
    }

    private static void assertHoldsWhatIsIn(SavedSource saved, Source other) throws InterruptedException {
        saved.awaitLoaded();
        assertThat(saved.state().phase()).isEqualTo(Phase.COMPLETE);
        assertThat(rows(saved.store())).isEqualTo(rows(other.store()));
    }

    @Test
    void itOpensWithTheSameRows() throws Exception {
        Path journal = journal(MANY);
        Path file = saved(journal, Map.of());

        try (FileSource source = FileSource.open(journal, folder);
                SavedSource saved = SavedSource.open(file)) {
            source.awaitLoaded();
            assertHoldsWhatIsIn(saved, source);
            assertThat(saved.location()).isEqualTo(file.toString());
        }
    }

    @Test
    void itOpensWithTheRowsOfTheFolderThatEarlierVersionsSaved() throws Exception {
        Path file = saved(journal(5000), Map.of());
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        UnpackedCapture.unpack(file, unpacked);

        try (SavedSource one = SavedSource.open(file);
                SavedSource other = SavedSource.open(unpacked)) {
            one.awaitLoaded();
            assertHoldsWhatIsIn(other, one);
        }
    }

    @Test
    void anotherCaptureOfItIsTheSame() throws Exception {
        Path file = saved(journal(5000), Map.of());
        Path again = folder.resolve("again.tidemark");
        try (SavedSource source = SavedSource.open(file)) {
            source.awaitLoaded();
            Captures.save(source, again, MarkerWords::of);
        }
        try (SavedSource one = SavedSource.open(file);
                SavedSource other = SavedSource.open(again)) {
            one.awaitLoaded();
            assertHoldsWhatIsIn(other, one);
        }
    }

    @Test
    void recordsPackWellAndEveryMemberIsStored() throws Exception {
        Path journal = journal(MANY);
        Path file = saved(journal, Map.of());

        assertThat(Files.size(file)).isLessThan(Files.size(journal) / 3);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream()).allSatisfy(entry -> {
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
                assertThat(entry.getName()).doesNotContain("/");
            });
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly("tidemark", "journal-000.usn.gz", "rows.jsonl", "capture.json", "records.index");
        }
    }

    @Test
    void recordsThatDoNotPackAreKeptToo() throws Exception {
        Random random = new Random(7);
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < 40_000; i++) {
            StringBuilder name = new StringBuilder();
            random.ints(100, 0x4e00, 0x9fff).forEach(c -> name.append((char) c));
            journal.add(Records.v2(name.toString()).time(random.nextLong() >>> 2));
        }
        Path from = Files.write(folder.resolve("$J"), journal.toBytes());
        Path file = saved(from, Map.of());

        try (FileSource source = FileSource.open(from, folder);
                SavedSource saved = SavedSource.open(file)) {
            source.awaitLoaded();
            assertHoldsWhatIsIn(saved, source);
        }
    }

    /** What packs to next to nothing is kept as it is: else nobody could tell it from a file that is made to fill the memory. */
    @Test
    void recordsThatPackTooWellCanBeReadAgain() throws Exception {
        byte[] one = Records.v2("same").usn(0).array();
        byte[] all = new byte[one.length * 60_000];
        for (int i = 0; i < 60_000; i++) {
            System.arraycopy(one, 0, all, i * one.length, one.length);
        }
        Path capture = Files.createDirectory(folder.resolve("folder"));
        Files.writeString(
                capture.resolve("capture.json"),
                "{\"format\":2,\"rows\":0,\"journals\":[{\"file\":\"journal-000.usn\"}]}");
        Files.write(capture.resolve("journal-000.usn"), all);
        Path file = folder.resolve("same.tidemark");
        try (SavedSource source = SavedSource.open(capture)) {
            source.awaitLoaded();
            Captures.save(source, file, MarkerWords::of);
        }

        try (SavedSource saved = SavedSource.open(file)) {
            saved.awaitLoaded();
            assertThat(saved.state().phase()).isEqualTo(Phase.COMPLETE);
            assertThat(saved.store().size()).isEqualTo(60_000);
        }
    }

    @Test
    void aCaptureWithoutARowOpens() throws Exception {
        Path capture = Files.createDirectory(folder.resolve("folder"));
        Files.writeString(capture.resolve("capture.json"), "{\"format\":2,\"rows\":0,\"journals\":[]}");
        Path file = folder.resolve("none.tidemark");
        try (SavedSource source = SavedSource.open(capture)) {
            source.awaitLoaded();
            Captures.save(source, file, MarkerWords::of);
        }
        try (SavedSource saved = SavedSource.open(file)) {
            saved.awaitLoaded();
            assertThat(saved.state().phase()).isEqualTo(Phase.COMPLETE);
            assertThat(saved.store().size()).isZero();
        }
    }

    @Test
    void itIsKnownByItsNameOrByHowItBegins() throws Exception {
        Path file = saved(journal(10), Map.of());
        Path renamed = Files.copy(file, folder.resolve("evidence.bin"));
        Path foreign = Files.writeString(folder.resolve("foreign.zip"), "PK\3\4 something else");

        assertThat(CaptureFile.test(file)).isTrue();
        assertThat(CaptureFile.test(renamed)).isTrue();
        assertThat(CaptureFile.test(foreign)).isFalse();
        assertThat(CaptureFile.test(folder)).isFalse();
        assertThat(CaptureFile.test(folder.resolve("none.tidemark"))).isFalse();
    }

    @Test
    void whatAPersonAddedIsKeptWithIt() throws Exception {
        byte[] marks = "{\"marks\":[]}".getBytes(StandardCharsets.UTF_8);
        Path file = saved(journal(10), Map.of(CaptureAddition.MARKS, marks));

        try (SavedSource saved = SavedSource.open(file)) {
            assertThat(saved.added(CaptureAddition.MARKS)).isEqualTo(marks);
            assertThat(saved.added(CaptureAddition.SESSION)).isNull();
        }
    }

    @Test
    void anEndOfSavingLeavesNoCapture() throws Exception {
        Path file = folder.resolve("half.tidemark");
        try (FileSource source = FileSource.open(journal(MANY), folder)) {
            source.awaitLoaded();
            Captures.save(source, file, MarkerWords::of, CaptureFile.Additions.NONE, rows -> rows == 0);
        }

        assertThatThrownBy(() -> SavedSource.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ", offset ");
    }

    @Test
    void anInterruptedReaderCostsNobodyTheFile() throws Exception {
        Path file = saved(journal(MANY), Map.of());
        try (SavedSource saved = SavedSource.open(file)) {
            Thread reader = Thread.ofPlatform().start(() -> {
                Thread.currentThread().interrupt();
                rows(saved.store());
            });
            reader.join();
            saved.awaitLoaded();
            assertThat(saved.state().phase()).isEqualTo(Phase.COMPLETE);
            assertThat(rows(saved.store())).hasSize(MANY + 1);
        }
    }

    @Test
    void itIsAnInputThatNothingReplaces() throws Exception {
        Path file = saved(journal(10), Map.of());
        Path other = Files.createLink(folder.resolve("other"), file);

        assertThat(InputFiles.isEvidence(file)).isTrue();
        assertThat(InputFiles.of(file)).containsExactly(file);
        try (SavedSource saved = SavedSource.open(file)) {
            assertThat(saved.readsFrom(other)).isTrue();
            assertThat(saved.openedFiles().files())
                    .singleElement()
                    .satisfies(opened -> assertThat(opened.stamp().file()).isEqualTo(file));
        }
    }

    @Test
    void recordsOfAClosedCaptureAreGone() throws Exception {
        Path file = saved(journal(10), Map.of());
        SavedSource saved = SavedSource.open(file);
        saved.awaitLoaded();
        saved.close();

        try (var reader = saved.store().reader()) {
            assertThat(reader.readRecord(0, row -> {})).isEqualTo(Outcome.GONE);
        }
        Files.delete(file);
    }
}
