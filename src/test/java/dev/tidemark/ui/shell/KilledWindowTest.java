package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.session.MarksFile;
import dev.tidemark.session.Session;
import dev.tidemark.session.SessionSlot;
import dev.tidemark.session.SessionSource;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.JavaProgram;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window that is killed while somebody works in it. */
@Tag("shows-ask")
class KilledWindowTest {

    @TempDir
    Path folder;

    @Test
    void theNextStartFindsWhatItKept() throws Exception {
        Path journal = Files.write(
                folder.resolve("$J"), JournalFile.bytesOf(Records.v2("one").time(5)));
        Path data = folder.resolve("data");
        Process program = JavaProgram.withWindow(WindowKeepsOn.class, folder.toString(), journal.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        try {
            Await.until("a session was kept", () -> {
                assertThat(program.isAlive())
                        .as(Files.readString(folder.resolve("out")))
                        .isTrue();
                return Files.exists(data.resolve("session.json"));
            });
        } finally {
            program.destroyForcibly().waitFor();
        }

        assertThat(new MarksFile(data).read().problem()).isNull();
        assertThat(new MarksFile(data).read().marks()).isNotEmpty();
        try (SessionSlot slot = SessionSlot.take(data)) {
            SessionSlot.Found found = slot.read();
            assertThat(found.problem()).isNull();
            Session session = Objects.requireNonNull(found.saved()).session();
            assertThat(session.sources()).extracting(SessionSource::location).containsExactly(journal.toString());
            assertThat(session.view().filter()).matches("name ~ \\d+");
        }
    }
}
