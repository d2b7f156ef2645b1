package dev.tidemark.wine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.act.ActFailedException;
import dev.tidemark.act.Acts;
import dev.tidemark.act.FileTarget;
import dev.tidemark.act.LiveReads;
import dev.tidemark.act.MarkedHandle;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.HandleInfo;
import dev.tidemark.backend.windows.WindowsBackend;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.LayoutTable;
import dev.tidemark.testing.TestDriver;
import dev.tidemark.trace.DeviceCall;
import dev.tidemark.trace.DeviceCallLog;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.SourceInfo;
import dev.tidemark.volume.FileUsnData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs inside Windows: marks as a 32-bit program sends them, through {@code tidemark-mark32.exe}, compiled as a 64-bit program. Started
 * by {@link NarrowMarksOnWindowsIT}.
 */
@Timeout(120)
class NarrowMarksOnWindows {

    private static final String MARK = ControlCode.FSCTL_MARK_HANDLE.name();
    private static final int SOURCE = SourceInfo.DATA_MANAGEMENT.bit();

    private final WindowsBackend backend = new WindowsBackend(Path.of(System.getProperty("tidemark.mark32")));
    private final DeviceCallLog log = new DeviceCallLog(InstantSource.system());
    private final Acts acts = new Acts(backend, log, LiveReads.NONE, List.of());
    private TestDriver driver;

    @BeforeEach
    void reset() throws Exception {
        driver = new TestDriver(new WindowsBackend());
        driver.reset();
    }

    @AfterEach
    void close() {
        acts.held().releaseAll();
        Await.until("every mark has ended", () -> driver.marks() == 0);
        Await.until("every handle is closed", () -> driver.volumeHandles() == 0);
        assertThat(children()).isZero();
        driver.close();
    }

    private static long children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
    }

    private static FileTarget file(String name) throws Exception {
        Files.createDirectories(Path.of("U:\\日本 1"));
        Files.writeString(Path.of("U:\\日本 1\\" + name), name);
        return new FileTarget.ByPath("U:", "\\日本 1\\" + name);
    }

    private DeviceCall sent() {
        return log.operations(0, false).stream()
                .filter(call -> call.call().equals(MARK))
                .toList()
                .getLast();
    }

    /** A field of the 12 bytes, at the place that a C compiler gives it. */
    private static int field(DeviceCall call, String name) {
        assertThat(call.input())
                .hasSize((int) LayoutTable.struct("MARK_HANDLE_INFO32").number());
        int at = LayoutTable.fields("MARK_HANDLE_INFO32").stream()
                .filter(line -> line.field().equals(name))
                .mapToInt(line -> Integer.decode(line.offset()))
                .findFirst()
                .orElseThrow();
        return ByteBuffer.wrap(call.input()).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }

    @Test
    void theTwelveBytesAreThoseOfTheLayoutAndTheMarkLastsUntilItIsReleased() throws Exception {
        MarkedHandle marked = acts.files().mark(file("отчёт 1.txt"), SOURCE, HandleInfo.RETURN_PURGE_FAILURE.bit(), 32);

        DeviceCall call = sent();
        assertThat(call.status()).isZero();
        assertThat(field(call, "UsnSourceInfo")).isEqualTo(SOURCE);
        assertThat(field(call, "VolumeHandle")).isNotZero();
        assertThat(field(call, "HandleInfo")).isEqualTo(HandleInfo.RETURN_PURGE_FAILURE.bit());
        assertThat(driver.marks()).isEqualTo(1);
        assertThat(driver.volumeHandles()).isZero();
        assertThat(children()).isEqualTo(1);
        marked.touch();
        marked.release();
        Await.until("the mark has ended", () -> driver.marks() == 0);
        assertThat(children()).isZero();
    }

    @Test
    void aMarkThatNeedsNoVolumeCarriesNoHandle() throws Exception {
        acts.files().mark(file("client.txt"), SourceInfo.CLIENT_REPLICATION_MANAGEMENT.bit(), 0, 32);
        assertThat(field(sent(), "VolumeHandle")).isZero();
        assertThat(driver.marks()).isEqualTo(1);
    }

    @Test
    void aFileIsFoundByItsId() throws Exception {
        FileTarget byPath = file("by id.txt");
        FileId id = acts.files().readFileUsn(byPath, 2).file();
        MarkedHandle marked = acts.files().mark(new FileTarget.ById("U:", id, "by id.txt"), SOURCE, 0, 32);
        assertThat(driver.marks()).isEqualTo(1);
        FileUsnData same = acts.files().readFileUsn(byPath, 2);
        assertThat(same.file()).isEqualTo(id);
        marked.release();
    }

    @Test
    void whatIsRefusedIsToldAsByWindowsWithItsBytes() throws Exception {
        FileTarget file = file("refused.txt");
        driver.inject(ControlCode.FSCTL_MARK_HANDLE.value(), 1314, 0);
        ActFailedException refused = Objects.requireNonNull(catchThrowableOfType(
                ActFailedException.class, () -> acts.files().mark(file, SOURCE, 0, 32)));
        driver.inject(ControlCode.FSCTL_MARK_HANDLE.value(), 0, 0);
        assertThat(refused.problem().what()).contains(MARK, "1314 ERROR_PRIVILEGE_NOT_HELD");
        assertThat(sent().status()).isEqualTo(1314);
        assertThat(field(sent(), "UsnSourceInfo")).isEqualTo(SOURCE);

        FileTarget none = new FileTarget.ByPath("U:", "\\no such file");
        ActFailedException missing = Objects.requireNonNull(catchThrowableOfType(
                ActFailedException.class, () -> acts.files().mark(none, SOURCE, 0, 32)));
        assertThat(missing.problem().what()).contains("CreateFile", "2 ERROR_FILE_NOT_FOUND");
    }

    @Test
    void aProgramThatIsNoneOfWindowsIsSaid() throws Exception {
        Path text = Files.writeString(Path.of(System.getProperty("java.io.tmpdir"), "tidemark-mark32.exe"), "text");
        Acts broken = new Acts(new WindowsBackend(text), log, LiveReads.NONE, List.of());
        FileTarget file = file("broken.txt");
        ActFailedException refused = Objects.requireNonNull(catchThrowableOfType(
                ActFailedException.class, () -> broken.files().mark(file, SOURCE, 0, 32)));
        assertThat(refused.problem().what()).contains("CreateProcess", "tidemark-mark32.exe");
        Files.delete(text);
    }
}
