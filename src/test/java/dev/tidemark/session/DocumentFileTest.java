package dev.tidemark.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document that is only ever there whole, whoever writes it. */
@Tag("shows-ask")
class DocumentFileTest {

    private static final int MOST = 1000;

    @TempDir
    Path folder;

    private DocumentFile document() {
        return new DocumentFile(folder.resolve("data"), "some.txt", MOST);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void write(String text) throws IOException {
        document().change(locked -> {
            locked.replace(bytes(text));
            return true;
        });
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data"))) {
            return files.map(one -> one.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void thereIsNoneUntilItIsWrittenAndNothingIsLeftBesideIt() throws Exception {
        assertThat(document().read()).isNull();
        assertThat(folder.resolve("data")).doesNotExist();
        write("one");
        write("other");
        assertThat(document().read()).asString().isEqualTo("other");
        assertThat(names()).containsExactly("some.lock", "some.txt");
    }

    @Test
    void writersAtOnceLoseNothing() throws Exception {
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String letter = Character.toString('a' + i);
            writers.add(Thread.ofPlatform().start(() -> {
                try {
                    document().change(locked -> {
                        byte[] before = locked.read();
                        locked.replace(
                                bytes((before == null ? "" : new String(before, StandardCharsets.UTF_8)) + letter));
                        return true;
                    });
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(document().read()).asString().hasSize(8).contains("a", "b", "c", "d", "e", "f", "g", "h");
    }

    @Test
    void aDamagedOneIsKeptUnderAnotherNameEachTime() throws Exception {
        for (int i = 1; i <= 2; i++) {
            write("damaged" + i);
            String said = document().change(locked -> locked.setAside("it is\u202e damaged"));
            assertThat(said).startsWith("it is\\u202e damaged. ").endsWith("some.txt.damaged" + i);
            assertThat(folder.resolve("data").resolve("some.txt.damaged" + i)).hasContent("damaged" + i);
            assertThat(document().read()).isNull();
        }
    }

    @Test
    void whatIsTooLargeOrNoFileIsSaidWithItsName() throws Exception {
        write("x".repeat(MOST));
        assertThat(document().read()).hasSize(MOST);
        write("x".repeat(MOST + 1));
        assertThatThrownBy(document()::read)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("some.txt")
                .hasMessageContaining("larger than 1000 bytes");
        Files.delete(document().path());
        Files.createDirectory(document().path());
        assertThatThrownBy(document()::read).isInstanceOf(IOException.class).hasMessageContaining("some.txt");
    }

    @Test
    void aFailureLeavesWhatWasThere() throws Exception {
        write("before");
        assertThatThrownBy(() -> document().change(locked -> {
                    throw new IOException("no room");
                }))
                .hasMessage("no room");
        assertThat(document().read()).asString().isEqualTo("before");
        assertThat(names()).containsExactly("some.lock", "some.txt");
    }

    @Test
    void theLockEndsWithTheChange() throws Exception {
        List<DocumentFile.Locked> kept = new ArrayList<>();
        document().change(kept::add);
        assertThatThrownBy(() -> kept.getFirst().replace(bytes("late")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("some.txt");
        assertThat(document().read()).isNull();
    }
}
