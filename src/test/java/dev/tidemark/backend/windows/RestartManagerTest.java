package dev.tidemark.backend.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.host.Holder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartManagerTest {

    private static void info(ByteBuffer infos, int index, int process, String program) {
        int at = index * RestartManager.INFO_SIZE;
        infos.putInt(at, process);
        for (int i = 0; i < program.length(); i++) {
            infos.putChar(at + 12 + 2 * i, program.charAt(i));
        }
    }

    @Test
    void programsAndTheirNumbersAreReadOneBehindTheOther() {
        ByteBuffer infos = ByteBuffer.allocate(3 * RestartManager.INFO_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        info(infos, 0, 4711, "Editor");
        info(infos, 1, -2, "Backup \uD83D\uDCBE");
        info(infos, 2, 1, "not asked for");
        assertThat(RestartManager.read(infos, 2))
                .containsExactly(
                        new Holder("Editor", 4711, "", false),
                        new Holder("Backup \uD83D\uDCBE", 4_294_967_294L, "", false));
    }

    @Test
    void withoutFilesNobodyIsAsked() {
        assertThat(RestartManager.holders(List.of())).isEmpty();
    }

    @Test
    void filesNearTheRootAreFoundAndAMissingRootHasNone(@TempDir Path root) throws Exception {
        Path folder = Files.createDirectories(root.resolve("a/b"));
        Path near = Files.writeString(folder.resolve("near.txt"), "");
        Files.writeString(Files.createDirectories(root.resolve("a/b/c/d/e")).resolve("far.txt"), "");
        assertThat(SomeFiles.below(root.toString())).containsExactly(near.toString());
        assertThat(SomeFiles.below(root.resolve("missing").toString())).isEmpty();
    }
}
