package dev.tidemark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.Await;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder for temporary files belongs to everybody: only what is surely ours is deleted from it. */
@Tag("shows-evidence")
class SpillLeftoversTest {

    private static final int STARTS = 20;

    @TempDir
    Path temp;

    private static Path fill(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("segment-000000.usn"), "records");
        Files.writeString(folder.resolve("in-use"), SpillFolder.OURS);
        return folder;
    }

    private void start() throws IOException {
        for (int i = 0; i < STARTS; i++) {
            SpillLeftovers.removeFrom(temp);
        }
    }

    @Test
    void whatAProgramLeftBehindGoes() throws IOException {
        Path left = fill(temp.resolve("tidemark-store-1"));

        start();

        assertThat(left).doesNotExist();
    }

    @Test
    void theTargetOfALinkThatIsNamedLikeOneOfOursIsNotTouched() throws IOException {
        Path victim = fill(temp.resolve("victim"));
        Files.writeString(victim.resolve("letter"), "dear");
        Path link = Files.createSymbolicLink(temp.resolve("tidemark-store-1"), victim);

        start();

        assertThat(link).isSymbolicLink();
        assertThat(victim.resolve("segment-000000.usn")).hasContent("records");
        assertThat(victim.resolve("letter")).hasContent("dear");
        assertThat(victim.resolve("in-use")).exists();
    }

    @Test
    void aFolderWithoutOurLockIsNotOurs() throws IOException {
        Path none = Files.createDirectory(temp.resolve("tidemark-store-none"));
        Path foreign = fill(temp.resolve("tidemark-store-foreign"));
        Files.writeString(foreign.resolve("in-use"), "of another program");
        Path linked = fill(temp.resolve("tidemark-store-linked"));
        Files.move(linked.resolve("in-use"), temp.resolve("lock"));
        Files.createSymbolicLink(linked.resolve("in-use"), temp.resolve("lock"));

        start();

        assertThat(none).isDirectory();
        assertThat(foreign.resolve("segment-000000.usn")).exists();
        assertThat(linked.resolve("segment-000000.usn")).exists();
        assertThat(temp.resolve("lock")).hasContent(SpillFolder.OURS.strip());
    }

    @Test
    void filesThatHaveNoneOfOurNamesStay() throws IOException {
        Path left = fill(temp.resolve("tidemark-store-1"));
        Files.writeString(left.resolve("letter"), "dear");
        Path victim = Files.writeString(temp.resolve("victim"), "of somebody");
        Files.createSymbolicLink(left.resolve("segment-000001.usn"), victim);
        Files.createDirectory(left.resolve("segment-000002.usn"));

        start();

        assertThat(left.resolve("letter")).hasContent("dear");
        assertThat(victim).hasContent("of somebody");
        assertThat(left.resolve("segment-000001.usn")).isSymbolicLink();
        assertThat(left.resolve("segment-000002.usn")).isDirectory();
        assertThat(left.resolve("segment-000000.usn")).doesNotExist();
    }

    @Test
    void aFolderThatIsJustBeingMadeIsNotTaken() throws IOException {
        Path fresh = fill(temp.resolve("tidemark-store-fresh"));
        Files.write(fresh.resolve("in-use"), new byte[0]);
        Path old = fill(temp.resolve("tidemark-store-old"));
        Files.write(old.resolve("in-use"), new byte[0]);
        Files.setLastModifiedTime(
                old.resolve("in-use"), FileTime.from(Instant.now().minus(Duration.ofDays(2))));

        start();

        assertThat(fresh.resolve("segment-000000.usn")).exists();
        assertThat(old).as("left by an earlier version").doesNotExist();
    }

    @Test
    void aFolderThatIsLockedStays() throws IOException {
        Path used = fill(temp.resolve("tidemark-store-used"));
        try (FileChannel channel = FileChannel.open(used.resolve("in-use"), StandardOpenOption.WRITE)) {
            assertThat(channel.tryLock()).isNotNull();
            start();
            assertThat(used.resolve("segment-000000.usn")).exists();
        }
    }

    @Test
    void ofProgramsThatStartAtOnceNoneDeletesWhatAnotherKeeps() throws Exception {
        List<Process> programs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            programs.add(program());
        }
        for (Process program : programs) {
            Await.until("it has its folder", () -> program.getInputStream().available() > 0 || !program.isAlive());
        }
        for (Process program : programs) {
            program.getOutputStream().write('\n');
            program.getOutputStream().flush();
        }
        for (Process program : programs) {
            assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(new String(program.getErrorStream().readAllBytes())).isEmpty();
            assertThat(program.exitValue()).isZero();
        }
        try (Stream<Path> left = Files.list(temp)) {
            assertThat(left).isEmpty();
        }
    }

    private Process program() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SpillingProgram.class.getName(),
                        temp.toString())
                .start();
    }
}
