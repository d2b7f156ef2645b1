package dev.tidemark.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.field.Citation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Marks that a user keeps, in a file that anybody may have written. */
@Tag("shows-ask")
class MarksFileTest {

    @TempDir
    Path folder;

    private static RecordMark mark(int usn, String tag, String note) {
        Citation record = Citation.parse("usn" + usn + "-1f0c29d4b7a3-v1a2b3c4d-j01d8347be2ab90f1")
                .orElseThrow();
        return new RecordMark(record, "name.txt", 5, tag, note);
    }

    private MarksFile file() {
        return new MarksFile(folder.resolve("data"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data"))) {
            return files.map(one -> one.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void thereAreNoneAtFirst() {
        assertThat(file().read()).isEqualTo(new MarksFile.Read(List.of(), null));
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        List<RecordMark> marks = List.of(
                mark(8, "suspect", "two\nlines, \u202e and \ud83d\ude00"), mark(16, "", ""), mark(24, "a b", "\""));
        assertThat(file().write(marks, List.of())).isNull();

        assertThat(file().read()).isEqualTo(new MarksFile.Read(marks, null));
        assertThat(names()).containsExactly("marks.jsonl", "marks.lock");
    }

    @Test
    void changesAreWrittenIntoWhatIsThereNow() throws Exception {
        MarksFile one = file();
        MarksFile other = file();
        one.write(List.of(mark(8, "one", "")), List.of());
        other.write(List.of(mark(16, "other", "")), List.of());
        one.write(List.of(mark(8, "changed", "")), List.of());
        other.write(List.of(), List.of(mark(16, "", "").record()));

        assertThat(file().read().marks()).containsExactly(mark(8, "changed", ""));
    }

    @Test
    void writersAtOnceLoseNothing() throws Exception {
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int usn = 8 * i;
            writers.add(Thread.ofPlatform().start(() -> {
                try {
                    file().write(List.of(mark(usn, "t" + usn, "")), List.of());
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(file().read().marks()).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{; line 1: not JSON",
                "null; line 1: a JSON object",
                "[]; line 1: a JSON object",
                "{}; line 1: the field \"record\" is missing",
                "{\"record\":5}; \"record\" cannot be 5",
                "{\"record\":\"usn5\"}; \"record\" cannot be",
                "{\"record\":\"gap5-1f0c29d4b7a3\"}; \"record\" cannot be",
                "{\"record\":\"usn5-1f0c29d4b7a3\",\"tag\":7}; \"tag\" cannot be 7",
                "{\"record\":\"usn5-1f0c29d4b7a3\",\"time\":\"x\"}; \"time\" cannot be",
                "{\"record\":\"usn5-1f0c29d4b7a3\",\"note\":null}; \"note\" cannot be null",
            })
    void aDamagedFileIsSaidWithItsLineAndSetAsideWhenTheNextMarkIsMade(String line, String words) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path damaged = Files.writeString(data.resolve("marks.jsonl"), line + "\n");

        assertThat(file().read().marks()).isEmpty();
        assertThat(file().read().problem()).startsWith(damaged + ", ").contains(words);
        assertThat(damaged).hasContent(line + "\n");

        String aside = file().write(List.of(mark(8, "new", "")), List.of());
        assertThat(aside).contains(words).contains("marks.jsonl.damaged1");
        assertThat(data.resolve("marks.jsonl.damaged1")).hasContent(line + "\n");
        assertThat(file().read().marks()).containsExactly(mark(8, "new", ""));
    }

    @Test
    void whatIsTooLargeOrTooLongIsRefused() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path file = data.resolve("marks.jsonl");
        String record = "{\"record\":\"usn5-1f0c29d4b7a3\",\"note\":\"";
        Files.writeString(file, record + "x".repeat(RecordMark.LONGEST_NOTE + 1) + "\"}\n");
        assertThat(file().read().problem()).contains("line 1").contains("longer than any");

        Files.write(file, new byte[MarkText.MOST_BYTES + 1]);
        assertThat(file().read().problem()).contains("larger than");

        Files.writeString(file, (record + "\"}\n").repeat(Marks.MOST + 1));
        assertThat(file().read().problem()).contains("line " + (Marks.MOST + 1)).contains("more than");

        Files.write(file, new byte[] {'{', (byte) 0xff, '}'});
        assertThat(file().read().problem()).contains("UTF-8");

        Files.writeString(file, "[".repeat(100_000));
        assertThat(file().read().problem()).contains("not JSON");
    }

    @Test
    void aFolderInItsPlaceIsSaid() throws Exception {
        Files.createDirectories(folder.resolve("data").resolve("marks.jsonl"));
        assertThat(file().read().problem()).contains("marks.jsonl");
    }

    @Test
    void aFailureLeavesWhatWasThere() throws Exception {
        file().write(List.of(mark(8, "one", "")), List.of());
        List<RecordMark> many = new ArrayList<>();
        for (int i = 0; i < Marks.MOST; i++) {
            many.add(mark(16 + i, "", ""));
        }
        assertThatThrownBy(() -> file().write(many, List.of())).isInstanceOf(IOException.class);

        assertThat(file().read().marks()).containsExactly(mark(8, "one", ""));
        assertThat(names()).containsExactly("marks.jsonl", "marks.lock");
    }

    @Test
    void aTagIsOneLine() {
        assertThat(mark(8, " a\nb ", "").tag()).doesNotContain("\n").startsWith("a");
        assertThat(mark(8, "Suspect", "").isCalled("suspect ")).isTrue();
        assertThat(mark(8, "", "").isCalled("")).isFalse();
    }
}
