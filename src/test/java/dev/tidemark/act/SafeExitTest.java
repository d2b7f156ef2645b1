package dev.tidemark.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.JavaProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shows-windows")
class SafeExitTest {

    @TempDir
    Path folder;

    /** A program whose act is over just after its end began. */
    static final class EndsMeanwhile {

        private EndsMeanwhile() {}

        public static void main(String[] arguments) {
            SafeExit exit = SafeExit.watch(new HeldThings(), failure -> {});
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                exit.close();
                System.out.print("closed");
            }));
        }
    }

    @Test
    void theWatchMayEndWhileTheProgramDoes() throws Exception {
        Process program = JavaProgram.of(EndsMeanwhile.class)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();

        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("err")).isEmptyFile();
        assertThat(Files.readString(folder.resolve("out"))).isEqualTo("closed");
    }
}
