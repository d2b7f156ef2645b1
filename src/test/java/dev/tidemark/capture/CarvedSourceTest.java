package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is no journal, searched for records. */
@Tag("shows-evidence")
class CarvedSourceTest {

    @TempDir
    Path folder;

    private final BackgroundTask task = new BackgroundTask("search");

    private static Records record(int number) {
        return Records.v2("f" + number)
                .file(FileId.ntfs(40 + number, 1))
                .parent(FileId.NTFS_ROOT)
                .reason(Reason.DATA_EXTEND.bit());
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("image"), bytes);
    }

    private CarvedSource search(Path file) throws IOException {
        return CarvedSource.search(3, file, folder, AllocatedRanges.UNKNOWN, task);
    }

    /** Names and offsets, in the order of the rows. */
    private static List<String> rows(CarvedSource source) {
        List<String> rows = new ArrayList<>();
        try (var reader = source.store().reader()) {
            for (long row = 0; row < source.store().size(); row++) {
                reader.read(row, shown -> rows.add(shown.name() + " " + shown.offset()));
            }
        }
        return rows;
    }

    private Path shuffled() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] noise = new byte[64];
        new Random(1).nextBytes(noise);
        for (int number : new int[] {2, 0, 1, 2}) {
            bytes.writeBytes(noise);
            bytes.writeBytes(record(number).usn(4096L * (1 + number)).array());
        }
        return write(bytes.toByteArray());
    }

    @Test
    void recordsComeByTheirUsnEachOnceAtTheOffsetWhereItLies() throws IOException {
        Path file = shuffled();
        int length = record(0).array().length + 64;

        try (CarvedSource source = search(file)) {
            assertThat(rows(source)).containsExactly("f0 " + (length + 64), "f1 " + (2 * length + 64), "f2 64");
            assertThat(source.found()).contains("3 records found, 1 double dropped", "of " + Files.size(file));
            assertThat(source.state().phase()).isEqualTo(SourceState.Phase.COMPLETE);
            assertThat(source.state().problem()).isNull();
            assertThat(source.growing()).isFalse();
            assertThat(source.isCarved()).isTrue();
            assertThat(source.origin()).isEqualTo(RecordOrigin.CARVED);
            assertThat(source.store().source()).isEqualTo(3);
            assertThat(source.title()).contains("image").isNotEqualTo(source.name());
        }
    }

    /** More than 4 GiB lie between records that stand beside each other. */
    @Test
    void recordsThatLieFarApartAreReadWhereTheyLie() throws IOException {
        Path file = folder.resolve("image");
        long far = 5L << 30;
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(record(1).usn(8192).array()), 0);
            channel.write(ByteBuffer.wrap(record(0).usn(4096).array()), far);
            channel.write(ByteBuffer.wrap(record(2).usn(12_288).array()), far + 4096);
        }

        try (CarvedSource source = search(file)) {
            assertThat(rows(source)).containsExactly("f0 " + far, "f1 0", "f2 " + (far + 4096));
        }
    }

    @Test
    void whatWasFoundUntilTheSearchWasEndedIsThereAndIsNotAllThereIs() throws Exception {
        Path file = write(record(1).usn(4096).array());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[1]), 1L << 38);
        }
        CompletableFuture<CarvedSource> search = CompletableFuture.supplyAsync(() -> {
            try {
                return search(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Await.until("it is on its way", () -> task.progress() > 0);

        task.cancel();

        try (CarvedSource source = search.get()) {
            assertThat(rows(source)).containsExactly("f1 0");
            assertThat(source.state().phase()).isEqualTo(SourceState.Phase.FAILED);
            assertThat(source.state().problem()).isNotNull();
            assertThat(source.state().problem().line()).contains("was searched up to byte", "are missing");
            assertThat(source.growing()).isFalse();
        }
    }

    @Test
    void nothingIsFoundInNothing() throws IOException {
        try (CarvedSource source = search(write(new byte[100_000]))) {
            assertThat(source.store().size()).isZero();
            assertThat(source.found()).contains("0 records found", "100,000 of 100,000 bytes");
        }
    }

    @Test
    void whatIsNoFileIsNotSearched() {
        assertThatThrownBy(() -> search(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no regular file");
        assertThatThrownBy(() -> search(folder.resolve("missing"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void whatTheFileIsReadFromIsKnownAndNeverWrittenTo() throws IOException {
        Path file = shuffled();

        try (CarvedSource source = search(file)) {
            assertThat(source.readsFrom(file)).isTrue();
            assertThat(source.openedFiles().files())
                    .singleElement()
                    .satisfies(opened -> assertThat(opened.stamp().file()).isEqualTo(file));
        }
    }

    /** Pages of records that do not fit the heap go to a folder, and go with the source. */
    @Test
    void nothingIsLeftBehind() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] long2 = Records.v2("N".repeat(255)).array();
        ByteBuffer usn = ByteBuffer.wrap(long2).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        int count = (40 << 20) / long2.length;
        for (int i = 0; i < count; i++) {
            usn.putLong(24, 4096L * (count - i));
            bytes.writeBytes(long2);
        }
        Path file = write(bytes.toByteArray());

        try (CarvedSource source = search(file)) {
            assertThat(source.store().size()).isEqualTo(count);
            assertThat(rows(source).getFirst()).endsWith(" " + (long) (count - 1) * long2.length);
            try (Stream<Path> all = Files.list(folder)) {
                assertThat(all).hasSize(2);
            }
        }

        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(file);
        }
    }
}
