package dev.tidemark.backend.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.NarrowCaller;
import dev.tidemark.backend.NarrowMark;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.testing.Await;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told to the 32-bit program, and what is made of its answer; scripts stand for it. */
@Tag("shows-windows")
@Timeout(60)
class NarrowProgramTest {

    private static final String BYTES = "010000009000000000000000";

    @TempDir
    Path folder;

    private final List<String> adopted = new ArrayList<>();
    private @Nullable Runnable closed;

    private static NarrowMark wanted(String volume, String path, @Nullable FileId id) {
        return new NarrowMark(volume, path, id, new OpenMode(0x180, 7, 0x0220_0000, 32), 1, true, 0x400);
    }

    private static NarrowMark wanted() {
        return wanted("D:", "\\a.txt", null);
    }

    // --- where it lies

    @Test
    void itIsTakenFromTheFolderOfTheInstalledProgramAlone() throws IOException {
        Path lib = Files.createDirectories(folder.resolve("Tidemark/app/lib"));
        Path jar = lib.resolve("tidemark-1.0.jar");
        assertThat(NarrowProgram.beside(jar)).isNull();
        Files.createFile(lib.resolve(NarrowCaller.PROGRAM));
        Files.createFile(folder.resolve(NarrowCaller.PROGRAM));
        assertThat(NarrowProgram.beside(jar)).isNull();
        Path program = Files.createFile(folder.resolve("Tidemark").resolve(NarrowCaller.PROGRAM));
        assertThat(NarrowProgram.beside(jar)).isEqualTo(program);
        assertThat(NarrowProgram.beside(folder.resolve("Tidemark/other/lib/tidemark-1.0.jar")))
                .isNull();
        assertThat(NarrowProgram.installed()).isNull();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLinkIsNotTakenForIt() throws IOException {
        Path lib = Files.createDirectories(folder.resolve("app/lib"));
        Path elsewhere = Files.createFile(folder.resolve("elsewhere.exe"));
        Files.createSymbolicLink(folder.resolve(NarrowCaller.PROGRAM), elsewhere);
        assertThat(NarrowProgram.beside(lib.resolve("tidemark-1.0.jar"))).isNull();
    }

    // --- what it is told

    @Test
    void aFileIsNamedByItsPathOrItsIdAndAVolumeByItsDevice() {
        assertThat(NarrowProgram.arguments(wanted("D:", "\\日本\\отчёт 1.txt", null)))
                .containsExactly("180", "7", "2200000", "1", "400", "\\\\.\\D:", "\\\\?\\D:\\日本\\отчёт 1.txt");
        assertThat(NarrowProgram.arguments(wanted("D:", "", new FileId(0, 0x0005_0000_0000_1234L))))
                .endsWith("\\\\.\\D:", "\\\\?\\D:\\", "00000000000000000005000000001234");
        assertThat(NarrowProgram.arguments(wanted("D:", "", null))).endsWith("\\\\.\\D:", "\\\\.\\D:");
        assertThat(NarrowProgram.arguments(wanted("\\\\?\\Volume{1}\\", "\\a", null)))
                .endsWith("\\\\?\\Volume{1}", "\\\\?\\Volume{1}\\a");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "plain.txt, plain.txt",
                "two words, two words",
                "'a\"b', 'a\\\"b'",
                "'a\\\"b', 'a\\\\\\\"b'",
                "'D:\\日本\\a b\"c.txt', 'D:\\日本\\a b\\\"c.txt'",
                "'end\\', 'end\\'",
                "'\"', '\\\"'"
            })
    void aQuotationMarkIsNoEndOfAnArgument(String argument, String told) {
        assertThat(NarrowProgram.escaped(argument)).isEqualTo(told);
    }

    // --- what it says

    @Test
    void itsLineTellsHowFarItCame() {
        NarrowAnswer marked =
                NarrowAnswer.parse("mark 0 00000000 a4 " + BYTES + "\r\n").orElseThrow();
        assertThat(marked.handle()).isEqualTo(0xA4);
        assertThat(marked.sent()).startsWith(1, 0, 0, 0).hasSize(12);
        NarrowAnswer refused = NarrowAnswer.parse("open 5 c0000022 0 -\n").orElseThrow();
        assertThat(refused.step()).isEqualTo(NarrowAnswer.Step.OPEN);
        assertThat(refused.error()).isEqualTo(5);
        assertThat(refused.ntStatus()).isEqualTo(0xC000_0022);
        assertThat(NarrowAnswer.parse("mark 2150694912 80310000 0 " + BYTES + "\n")
                        .orElseThrow()
                        .error())
                .isEqualTo(0x8031_0000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mark 0 00000000 a4",
                "mark 0 00000000 0 " + BYTES,
                "mark 5 c0000022 a4 " + BYTES,
                "mark 5 c0000022 0 -",
                "open 0 00000000 a4 -",
                "open 5 c0000022 0 " + BYTES,
                "mark 9999999999 c0000022 0 " + BYTES,
                "mark 0 00000000 a4 " + BYTES + "\nmark 0",
                "close 0 00000000 a4 " + BYTES
            })
    void whatContradictsItselfIsNoAnswer(String line) {
        assertThat(NarrowAnswer.parse(line)).isEmpty();
    }

    // --- how it runs

    private NarrowProgram script(String text) throws IOException {
        Path script = folder.resolve(NarrowCaller.PROGRAM);
        Files.writeString(script, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return new NarrowProgram(script, (process, handle, wanted, closes) -> {
            adopted.add(wanted.target() + " " + handle);
            closed = closes;
            return new Nothing(process);
        });
    }

    private static Win32Exception refusal(NarrowProgram program) {
        return Objects.requireNonNull(catchThrowableOfType(Win32Exception.class, () -> program.mark(wanted())));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void itRunsUntilWhatItMarkedIsClosed() throws Exception {
        NarrowCaller.Answer answer = script("echo mark 0 00000000 a4 " + BYTES + "; exec cat >/dev/null")
                .mark(wanted());

        assertThat(answer.isSent()).isTrue();
        assertThat(adopted).containsExactly("D:\\a.txt 164");
        ProcessHandle process =
                ProcessHandle.of(answer.handle().orElseThrow().value()).orElseThrow();
        assertThat(process.isAlive()).isTrue();
        Objects.requireNonNull(closed).run();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aRefusalIsToldWithItsCallAndItsTarget() throws Exception {
        NarrowCaller.Answer open = script("echo open 5 00000000 0 -; exit 1").mark(wanted());
        assertThat(open.call()).isEqualTo("CreateFile");
        assertThat(open.target()).isEqualTo("D:\\a.txt");
        assertThat(open.isSent()).isFalse();
        NarrowCaller.Answer volume =
                script("echo volume 5 00000000 0 -; exit 1").mark(wanted());
        assertThat(volume.target()).isEqualTo("D:");
        NarrowCaller.Answer mark =
                script("echo mark 1314 00000000 0 " + BYTES + "; exit 1").mark(wanted());
        assertThat(mark.call()).isEqualTo("FSCTL_MARK_HANDLE");
        assertThat(mark.done().status()).isEqualTo(1314);
        assertThat(mark.sent()).hasSize(12);
        assertThat(mark.handle()).isEmpty();
        assertThat(adopted).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void noiseWithoutEndIsReadNoFurtherThanTheLongestAnswer() throws Exception {
        assertThat(refusal(script("exec yes mark | tr -d '\\n'")).code()).isEqualTo(13);
        assertThat(refusal(script("exit 0")).code()).isEqualTo(13);
        assertThat(refusal(script("exit 0")).call()).isEqualTo("CreateProcess");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatSaysNothingIsGivenUpAndEndsThoughItDoesNotListen() throws Exception {
        Process deaf = new ProcessBuilder("sleep", "600").start();
        NarrowProcess process = new NarrowProcess(deaf, Duration.ofMillis(50));
        assertThat(Objects.requireNonNull(catchThrowableOfType(Win32Exception.class, process::line))
                        .code())
                .isEqualTo(121);
        process.end();
        assertThat(deaf.waitFor(10, TimeUnit.SECONDS)).isTrue();
        Await.until("it is gone", () -> !deaf.isAlive());
    }

    @Test
    void aProgramThatCannotBeRunIsSaid() {
        NarrowProgram none = new NarrowProgram(folder.resolve("none.exe"), (process, handle, wanted, closes) -> {
            throw new AssertionError();
        });
        Win32Exception refused = refusal(none);
        assertThat(refused.call()).isEqualTo("CreateProcess");
        assertThat(refused.target()).isEqualTo(NarrowCaller.PROGRAM);
        assertThat(refused.code()).isEqualTo(2);
    }

    /** A handle that tells the process which it came from. */
    private record Nothing(long value) implements Handle {
        @Override
        public Completion control(int code, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
            return Completion.DONE;
        }

        @Override
        public Completion flush() {
            return Completion.DONE;
        }

        @Override
        public Completion read(long offset, ByteBuffer into) {
            return Completion.DONE;
        }

        @Override
        public Completion touch() {
            return Completion.DONE;
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {}
    }
}
