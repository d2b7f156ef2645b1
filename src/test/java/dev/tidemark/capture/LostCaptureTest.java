package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.store.Marker;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.Captures;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Reading;
import dev.tidemark.testing.Records;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures of which something is missing, and descriptions that are too large to be any. */
@Tag("shows-evidence")
class LostCaptureTest {

    private static final int RECORDS = 50;

    @TempDir
    Path folder;

    private Path capture;

    @BeforeEach
    void save() throws Exception {
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < RECORDS; i++) {
            journal.add(Records.v2("f" + i));
        }
        journal.raw(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        Path file = Files.write(folder.resolve("$J"), journal.toBytes());
        capture = folder.resolve("capture");
        try (FileSource source = FileSource.open(file, folder)) {
            source.awaitLoaded();
            Captures.folder(source, capture, marker -> "words");
        }
    }

    private List<MarkerDetail> derived(SavedSource source) {
        return Reading.all(source.store(), row -> {
                    Marker marker = row.marker();
                    return marker == null ? "" : marker.detail();
                })
                .stream()
                .filter(MarkerDetail.class::isInstance)
                .map(MarkerDetail.class::cast)
                .toList();
    }

    private void loses(String file, long said, long found) throws Exception {
        try (SavedSource source = SavedSource.open(capture)) {
            source.awaitLoaded();
            MarkerDetail.CaptureLost lost = new MarkerDetail.CaptureLost(file, said, found);
            assertThat(derived(source)).contains(lost);
            assertThat(lost.kind()).isEqualTo(RowKind.GAP);
            assertThat(source.state().phase()).isEqualTo(Phase.FAILED);
            assertThat(Objects.requireNonNull(source.state().problem()).what()).contains(file);
        }
    }

    @Test
    void aWholeCaptureIsComplete() throws Exception {
        try (SavedSource source = SavedSource.open(capture)) {
            source.awaitLoaded();
            assertThat(source.state().phase()).isEqualTo(Phase.COMPLETE);
            assertThat(source.store().size()).isEqualTo(RECORDS + 1L);
        }
    }

    @Test
    void recordsThatWereCutOffAreAGapAndAProblem() throws Exception {
        try (FileChannel records = FileChannel.open(capture.resolve("journal-000.usn"), StandardOpenOption.WRITE)) {
            records.truncate(10 * 64 + 8 * 72);
        }

        loses("journal-000.usn", RECORDS, 18);
    }

    @Test
    void recordsThatWereAddedAreTold() throws Exception {
        Files.write(
                capture.resolve("journal-000.usn"),
                new JournalFile(1 << 20).raw(Records.v2("more").array()).toBytes(),
                StandardOpenOption.APPEND);

        loses("journal-000.usn", RECORDS, RECORDS + 1L);
    }

    @Test
    void rowsThatWereRemovedAreTold() throws Exception {
        Files.writeString(capture.resolve("rows.jsonl"), "");

        loses("rows.jsonl", 1, 0);
    }

    @Test
    void rowsWhoseFileIsGoneAreTold() throws Exception {
        Files.delete(capture.resolve("rows.jsonl"));

        loses("rows.jsonl", -1, 0);
    }

    @Test
    void aFileThatIsNamedTwiceIsRefused() throws Exception {
        Files.writeString(
                capture.resolve("capture.json"),
                "{\"format\":2,\"journals\":[{\"file\":\"journal-000.usn\"},{\"file\":\"journal-000.usn\"}]}");

        assertThatThrownBy(() -> SavedSource.open(capture)).hasMessageContaining("\"file\" cannot be");
    }

    @Test
    void aDescriptionThatIsALinkIsRefused() throws Exception {
        Path elsewhere = Files.move(capture.resolve("capture.json"), folder.resolve("elsewhere.json"));
        Files.createSymbolicLink(capture.resolve("capture.json"), elsewhere);

        assertThatThrownBy(() -> SavedSource.open(capture)).hasMessageContaining("not a file of its own");
    }

    // --- in bounded memory

    @Test
    void aDescriptionLargerThanAnyIsNotReadToItsEnd() throws Exception {
        try (FileChannel file = FileChannel.open(
                capture.resolve("capture.json"), StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            file.write(java.nio.ByteBuffer.wrap(new byte[] {'{'}), 1L << 40);
        }

        assertThatThrownBy(() -> SavedSource.open(capture))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger than 1048576 bytes");
    }

    @Test
    void aLineLongerThanAnyIsNotReadToItsEnd() throws Exception {
        try (FileChannel file = FileChannel.open(capture.resolve("rows.jsonl"), StandardOpenOption.WRITE)) {
            file.write(java.nio.ByteBuffer.wrap(new byte[] {' '}), 1L << 40);
        }

        assertThatThrownBy(() -> SavedSource.open(capture))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("rows.jsonl, line 2: longer than 65536 characters");
    }

    @Test
    void moreRowsThanAnyCaptureHasAreRefused() throws Exception {
        String row = "{\"journal\":0,\"after\":0,\"kind\":\"GAP\",\"at\":0,\"length\":0,\"time\":0,\"text\":\"x\"}\n";
        String many = row.repeat(1 << 10);
        try (BufferedWriter writer = Files.newBufferedWriter(capture.resolve("rows.jsonl"))) {
            for (int i = 0; i <= 1 << 10; i++) {
                writer.write(many);
            }
        }

        assertThatThrownBy(() -> SavedSource.open(capture))
                .hasMessageContaining("line 1048577: more than 1048576 rows");
    }

    @Test
    void deepJsonIsRefusedInWords() throws Exception {
        Files.writeString(capture.resolve("capture.json"), "[".repeat(200_000));

        assertThatThrownBy(() -> SavedSource.open(capture))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not JSON");
    }

    // --- where nobody counted

    private void isDamaged(String what) throws Exception {
        try (SavedSource source = SavedSource.open(capture)) {
            source.awaitLoaded();
            assertThat(source.state().phase()).isEqualTo(Phase.FAILED);
            assertThat(Objects.requireNonNull(source.state().problem()).what()).startsWith(what);
        }
    }

    private void describe(String journals, String more) throws IOException {
        Files.writeString(
                capture.resolve("capture.json"), "{\"format\":2,\"journals\":[" + journals + "]" + more + "}");
    }

    @Test
    void whatIsNoRecordIsDamageThoughNobodyCounted() throws Exception {
        describe("{\"file\":\"journal-000.usn\"}", "");
        try (FileChannel records = FileChannel.open(capture.resolve("journal-000.usn"), StandardOpenOption.WRITE)) {
            records.write(java.nio.ByteBuffer.wrap(new byte[] {-1, -1, -1, -1}), 10 * 64);
        }

        isDamaged("journal-000.usn of this capture is damaged: it holds no records from offset 640 on");
    }

    @Test
    void aDescriptionThatIsItsOwnJournalIsDamage() throws Exception {
        describe("{\"file\":\"capture.json\"}", "");

        isDamaged("capture.json of this capture is damaged: it holds no records from offset 0 on");
    }

    @Test
    void aCaptureOfNothingIsCompleteOnlyIfItWasSavedSo() throws Exception {
        Files.write(capture.resolve("journal-000.usn"), new byte[0]);
        Files.writeString(capture.resolve("rows.jsonl"), "");
        describe("{\"file\":\"journal-000.usn\"}", "");

        isDamaged(capture + " holds no record and no other row");

        describe("{\"file\":\"journal-000.usn\",\"records\":0}", ",\"rows\":0");
        try (SavedSource source = SavedSource.open(capture)) {
            source.awaitLoaded();
            assertThat(source.state().phase()).isEqualTo(Phase.COMPLETE);
        }
    }

    // --- what its text holds

    @Test
    void theWordsOfAllRowsHaveABound() throws Exception {
        String row = "{\"journal\":0,\"after\":0,\"kind\":\"GAP\",\"at\":0,\"length\":0,\"time\":0,\"text\":\""
                + "x".repeat(60_000) + "\"}\n";
        try (BufferedWriter writer = Files.newBufferedWriter(capture.resolve("rows.jsonl"))) {
            for (int i = 0; i < 300; i++) {
                writer.write(row);
            }
        }

        assertThatThrownBy(() -> SavedSource.open(capture))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(
                        "rows.jsonl, line 280: the words of all rows are longer than 16777216 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-12-31T23:59:59Z", "1600-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
    void aTimeAtWhichNothingWasSavedIsRefused(String saved) throws Exception {
        describe("{\"file\":\"journal-000.usn\"}", ",\"saved\":\"" + saved + "\"");

        assertThatThrownBy(() -> SavedSource.open(capture))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("\"saved\" cannot be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"capture.json", "rows.jsonl"})
    void whatStandsBehindAValueIsNotOverlooked(String name) throws Exception {
        Path file = capture.resolve(name);
        String value = Files.readString(file).stripTrailing();

        for (String behind : List.of(" {}", " garbage", "]")) {
            Files.writeString(file, value + behind + "\n");
            assertThatThrownBy(() -> SavedSource.open(capture))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(name)
                    .hasMessageContaining("not JSON");
        }
    }
}
