package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.testing.Await;
import dev.tidemark.volume.VolumeLock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code records --follow} does when another program locks the volume that it follows. */
@Tag("shows-windows")
@Timeout(60)
class FollowedLocksTest {

    private static final long MIB = 1 << 20;

    private final SimulatedBackend machine = SimulatedBackend.standard(9, InstantSource.system());
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void aQuietVolume() {
        machine.volume("F:").journal().create(32 * MIB, 8 * MIB);
        file("a.txt");
    }

    @AfterEach
    void close() {
        Await.until("nothing is left open", machine.counters()::none);
        machine.close();
    }

    /** Two records: made, and closed. */
    private void file(String name) {
        var files = machine.volume("F:").files();
        files.create(files.root(), name, 0).close();
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " --paths"})
    void theVolumeIsLetGoForALockAndReadOnWhenItIsFree(String options) throws Exception {
        CompletableFuture<Integer> run =
                CompletableFuture.supplyAsync(() -> new CommandLineApp(FieldRegistry.standard(), simulated -> machine)
                        .run(
                                ("records F: --simulated --follow --limit 4" + options).split(" "),
                                out,
                                new PrintStream(err, true, StandardCharsets.UTF_8)));
        Await.until("two records", () -> out.toString(StandardCharsets.UTF_8).contains("a.txt"));

        try (Handle other = machine.openVolume("F:", OpenMode.ACT)) {
            VolumeLock.lock(other, "F:");
            Await.until("it is said", () -> said().contains("let go of the volume"));
            assertThat(said()).doesNotContain("continues at");
        }
        Await.until("reading goes on", () -> said().contains("Reading of F: continues at USN "));
        file("b.txt");

        assertThat(run.get()).isEqualTo(ExitCode.OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("b.txt");
    }
}
