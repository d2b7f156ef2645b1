package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Descriptions of captures that anyone may have written. */
@Tag("shows-rows")
class CaptureDescriptionTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "null; a JSON object is expected",
                "''; JSON",
                "[1]; a JSON object is expected",
                "{}; format",
                "{\"format\":null}; format",
                "{\"format\":\"1\"}; \"format\" cannot be \"1\"",
                "{\"format\":0,\"journals\":[]}; format",
                "{\"format\":3,\"journals\":[]}; format",
                "{\"format\":1}; \"journals\" is missing",
                "{\"format\":1,\"journals\":null}; \"journals\" cannot be null",
                "{\"format\":1,\"journals\":[null]}; \"journals\" cannot be",
                "{\"format\":1,\"journals\":[{}]}; \"file\" is missing",
                "{\"format\":1,\"journals\":[{\"file\":null}]}; \"file\" cannot be null",
                "{\"format\":1,\"journals\":[{\"file\":\"here.usn\",\"id\":7}]}; \"id\" cannot be 7",
                "{\"format\":1,\"journals\":[{\"file\":\"here.usn\",\"id\":\"xyz\"}]}; \"id\" cannot be \"xyz\"",
                "{\"format\":1,\"name\":null,\"journals\":[]}; \"name\" cannot be null",
                "{\"format\":2,\"journals\":[{\"file\":\"here.usn\",\"complete\":0}]}; \"complete\" cannot be 0",
            })
    void aDescriptionThatIsNoneIsRefusedInWordsThatNameTheFile(String json, String words) throws IOException {
        Files.createFile(folder.resolve("here.usn"));
        Path file = Files.writeString(folder.resolve("capture.json"), json);

        assertThatThrownBy(() -> SavedSource.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "../outside.usn",
                "sub/inside.usn",
                "..",
                ".",
                "",
                "sub",
                "\\\\\\\\host",
                "c:x",
                "\\ud800",
                "link.usn"
            })
    void nothingButAFileInTheFolderIsOpened(String name) throws IOException {
        Path capture = Files.createDirectory(folder.resolve("capture"));
        Path outside = Files.createFile(folder.resolve("outside.usn"));
        Files.createFile(Files.createDirectory(capture.resolve("sub")).resolve("inside.usn"));
        Files.createSymbolicLink(capture.resolve("link.usn"), outside);
        Files.writeString(capture.resolve("capture.json"), "{\"format\":1,\"journals\":[{\"file\":\"" + name + "\"}]}");

        assertThatThrownBy(() -> SavedSource.open(capture))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("capture.json")
                .hasMessageContaining("\"file\" cannot be");
    }

    @Test
    void aWrongRowIsNamedByFileAndLine() throws IOException {
        captureOfTwo();
        String good = "{\"journal\":0,\"after\":0,\"kind\":\"GAP\",\"at\":0,\"length\":0,\"time\":0,\"text\":\"x\"}\n";
        Path rows = Files.writeString(folder.resolve("rows.jsonl"), good + good + "null\n");

        assertThatThrownBy(() -> SavedSource.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(rows + ", line 3: ");
    }

    /** A row that stands where the loading has passed already would be lost without a word. */
    @ParameterizedTest
    @CsvSource({
        "1,0,0,0,journal,0",
        "0,0,2,0,journal,2",
        "0,0,2147483647,0,journal,2147483647",
        "0,7,0,6,after,6",
        "0,0,1,-1,after,-1"
    })
    void rowsOutOfOrderAreRefused(int journal, long after, int thenJournal, long thenAfter, String field, String value)
            throws IOException {
        captureOfTwo();
        Path rows = Files.writeString(folder.resolve("rows.jsonl"), row(journal, after) + row(thenJournal, thenAfter));

        assertThatThrownBy(() -> SavedSource.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(rows + ", line 2: the field \"" + field + "\" cannot be " + value);
    }

    @Test
    void rowsInOrderAreAllShown() throws Exception {
        captureOfTwo();
        Files.writeString(folder.resolve("rows.jsonl"), row(0, 0) + row(0, 5) + row(0, 5) + row(1, 3));

        try (SavedSource source = SavedSource.open(folder)) {
            source.awaitLoaded();
            assertThat(source.store().size()).isEqualTo(4);
        }
    }

    @Test
    void rowsThatLieElsewhereAreNotRead() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), row(0, 0));
        captureOfTwo();
        Path rows = Files.createSymbolicLink(folder.resolve("rows.jsonl"), elsewhere);

        assertThatThrownBy(() -> SavedSource.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(rows + ": ");
    }

    private void captureOfTwo() throws IOException {
        Files.createFile(folder.resolve("one.usn"));
        Files.createFile(folder.resolve("two.usn"));
        Files.writeString(
                folder.resolve("capture.json"),
                "{\"format\":1,\"journals\":[{\"file\":\"one.usn\"},{\"file\":\"two.usn\"}]}");
    }

    private static String row(int journal, long after) {
        return "{\"journal\":" + journal + ",\"after\":" + after
                + ",\"kind\":\"GAP\",\"at\":0,\"length\":0,\"time\":0,\"text\":\"x\"}\n";
    }

    @Test
    void textThatIsNotInUtf8IsRefusedInWords() throws IOException {
        Files.write(folder.resolve("capture.json"), new byte[] {'{', (byte) 0xff, '}'});

        assertThatThrownBy(() -> SavedSource.open(folder)).hasMessageContaining("UTF-8");
    }

    @Test
    void whatTheFirstRecordsLackedIsKept() throws IOException {
        Files.createFile(folder.resolve("here.usn"));
        Path file = Files.writeString(
                folder.resolve("capture.json"),
                "{\"format\":2,\"journals\":[{\"file\":\"here.usn\",\"complete\":false,\"id\":\"01da9f84266c9280\"}]}");

        CaptureDescription.Journal journal =
                CaptureDescription.read(FolderParts.of(file)).journals().getFirst();

        assertThat(journal.complete()).isFalse();
        assertThat(journal.id()).hasValue(0x01da9f84266c9280L);
    }
}
