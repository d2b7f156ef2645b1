package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.testing.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("shows-out")
@Timeout(60)
class TurnOutputTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void partsStandInTheirOrderWheneverTheyAreWritten() throws IOException {
        TurnOutput turns = new TurnOutput(out, 3, 100);
        try (OutputStream last = turns.part(2)) {
            last.write(bytes("c"));
        }
        OutputStream first = turns.part(0);
        first.write(bytes("a"));
        assertThat(out).as("it is its turn").hasToString("a");
        try (OutputStream middle = turns.part(1)) {
            middle.write(bytes("b"));
        }
        assertThat(out).hasToString("a");
        first.close();
        assertThat(out).hasToString("abc");
    }

    @Test
    void whoWritesTooMuchBeforeItsTurnWaits() throws Exception {
        TurnOutput turns = new TurnOutput(out, 2, 10);
        OutputStream second = turns.part(1);
        second.write(bytes("0123456789"));
        Thread writer = Thread.ofPlatform().start(() -> {
            try (second) {
                second.write(bytes("x"));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        Await.until("it waits", () -> writer.getState() == Thread.State.WAITING);
        assertThat(out.size()).isZero();
        turns.part(0).close();
        writer.join();
        assertThat(out).hasToString("0123456789x");
    }

    @Test
    void anOutputThatFailedFailsEveryPart() {
        TurnOutput turns = new TurnOutput(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("full");
                    }
                },
                2,
                10);
        assertThatThrownBy(() -> turns.part(0).write(1)).hasMessage("full");
        assertThatThrownBy(() -> turns.part(1).write(1)).hasMessage("full");
    }

    private static List<NamedSource> sources(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> NamedSource.of(new SourceArgument("source" + i, null, null)))
                .toList();
    }

    private static PrintStream silent() {
        return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    }

    @Test
    void sourcesAreReadAtTheSameTimeAndWrittenInTheirOrder() throws IOException {
        CountDownLatch both = new CountDownLatch(2);

        SourceTable table = new SourceRuns(sources(20), 2, () -> false, silent()).run(out, (source, to, err) -> {
            both.countDown();
            Await.until("another is read meanwhile", () -> both.getCount() == 0);
            to.write(bytes(source.name() + ";"));
            return new SourceResult(1, 0, null);
        });

        assertThat(out.toString(StandardCharsets.US_ASCII))
                .isEqualTo(String.join(
                        "",
                        sources(20).stream().map(source -> source.name() + ";").toList()));
        assertThat(table.results())
                .extracting(SourceResult::written)
                .containsOnly(1L)
                .hasSize(20);
        assertThat(table.exitCode(true)).isEqualTo(ExitCode.OK);
    }

    @Test
    void anOutputThatFailsEndsAll() {
        AtomicInteger begun = new AtomicInteger();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("full");
            }
        };

        assertThatThrownBy(() -> new SourceRuns(sources(1000), 2, () -> false, silent())
                        .run(full, (source, to, err) -> {
                            begun.incrementAndGet();
                            to.write(1);
                            return new SourceResult(1, 0, null);
                        }))
                .hasMessage("full");
        assertThat(begun).hasValueLessThan(1000);
    }
}
