package dev.tidemark.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Layouts;
import dev.tidemark.backend.simulated.Fixture.Row;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.PackedRecords;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a volume tells of its files and of itself. */
class FileTableTest {

    private static final int PARAMETER = 87;
    private static final int SMALL = 122;
    private static final int EOF = 38;

    private final Fixture fixture = Fixture.fresh();

    @AfterEach
    void nothingIsLeftBehind() {
        fixture.close();
    }

    private ByteBuffer asked(long start, long low, long high) {
        ByteBuffer in = fixture.backend.allocate(Layouts.MFT_ENUM_DATA_V1.size());
        in.putLong(0, start).putLong(8, low).putLong(16, high);
        return in.putShort(24, (short) 2).putShort(26, (short) 3);
    }

    /** Pages through all files; every answer but the last goes on from where the one before ended. */
    private List<Row> all(Fixture on, int size, long low, long high) {
        List<Row> rows = new ArrayList<>();
        long start = 0;
        while (true) {
            ByteBuffer out = on.dirty(size);
            Completion done = on.send(ControlCode.FSCTL_ENUM_USN_DATA, asked(start, low, high), out);
            if (done.status() == EOF) {
                return rows;
            }
            assertThat(done.status()).isZero();
            start = out.getLong(0);
            int at = 8;
            while (at < done.bytesReturned()) {
                rows.add(Fixture.row(out, at));
                at += PackedRecords.step(out, at, done.bytesReturned());
            }
        }
    }

    @Test
    void anEnumerationPagesThroughAllFilesAndEndsWith38() {
        List<FileId> made = new ArrayList<>(List.of(FileId.NTFS_ROOT));
        for (int i = 0; i < 1000; i++) {
            made.add(fixture.file("file-" + i).id());
        }
        for (int size : new int[] {200, 4096, 1 << 16, 1 << 20}) {
            List<Row> rows = all(fixture, size, 0, Long.MAX_VALUE);
            assertThat(rows.stream().map(Row::file)).isEqualTo(made);
            assertThat(rows.get(7).name()).isEqualTo("file-6");
        }
    }

    @Test
    void anEnumerationOfReFsPagesThroughAllFiles() {
        try (Fixture refs = new Fixture("R:")) {
            refs.file("wide");
            List<Row> rows = all(refs, 300, 0, Long.MAX_VALUE);
            assertThat(rows).hasSizeGreaterThan(5).allMatch(row -> row.version() == 3);
            assertThat(rows.getLast().name()).isEqualTo("wide");
            assertThat(rows.getLast().file().fits64()).isFalse();
        }
    }

    @Test
    void anEnumerationGivesTheFilesWithinTheUsnRange() {
        fixture.file("a");
        SimulatedFile middle = fixture.file("b");
        fixture.file("c");
        assertThat(all(fixture, 4096, middle.lastUsn(), middle.lastUsn()).stream()
                        .map(Row::name))
                .containsExactly("b");
        assertThat(all(fixture, 4096, Long.MAX_VALUE, Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void anEnumerationWithoutRoomForOneRecordIsRefused() {
        ByteBuffer out = fixture.dirty(60);
        assertThat(fixture.send(ControlCode.FSCTL_ENUM_USN_DATA, asked(0, 0, Long.MAX_VALUE), out)
                        .status())
                .isEqualTo(SMALL);
    }

    @Test
    void anEnumerationAskedTheOldWayGivesVersion2() {
        fixture.file("a");
        ByteBuffer in = asked(0, 0, Long.MAX_VALUE).limit(Layouts.MFT_ENUM_DATA_V0.size());
        ByteBuffer out = fixture.dirty(4096);
        fixture.send(ControlCode.FSCTL_ENUM_USN_DATA, in, out);
        assertThat(RecordBytes.majorVersion(out, 8)).isEqualTo(2);
    }

    private Completion ofFile(Handle file, int min, int max, ByteBuffer out) {
        ByteBuffer in = fixture.backend.allocate(4).putShort(0, (short) min).putShort(2, (short) max);
        return file.control(ControlCode.FSCTL_READ_FILE_USN_DATA.value(), in, out);
    }

    @Test
    void theRecordOfAFileHasNoTimeReasonOrSource() {
        SimulatedFile file = fixture.create("docs.txt").append(4).mark(1).file();
        fixture.volume.crashAndRemount();
        try (Handle handle = fixture.openFile("\\docs.txt")) {
            ByteBuffer out = fixture.dirty(512);
            Completion done = ofFile(handle, 2, 3, out);
            assertThat(done).isEqualTo(new Completion(0, RecordBytes.length(out, 0)));
            assertThat(Fixture.row(out, 0))
                    .isEqualTo(new Row(file.lastUsn(), 3, "docs.txt", 0, 0, file.id(), file.parentId(), 0));
            assertThat(RecordBytes.attributes(out, 0)).isEqualTo(FileAttribute.ARCHIVE.bit());
            assertThat(file.lastUsn()).isEqualTo(fixture.rows().getLast().usn());
        }
    }

    @Test
    void theRecordOfAFileIsVersion2UnlessMoreIsAccepted() {
        fixture.file("a");
        try (Handle handle = fixture.openFile("\\a")) {
            ByteBuffer out = fixture.dirty(512);
            int code = ControlCode.FSCTL_READ_FILE_USN_DATA.value();
            assertThat(handle.control(code, null, out).ok()).isTrue();
            assertThat(RecordBytes.majorVersion(out, 0)).isEqualTo(2);
            assertThat(ofFile(handle, 2, 2, out).ok()).isTrue();
            assertThat(RecordBytes.majorVersion(out, 0)).isEqualTo(2);
            assertThat(ofFile(handle, 2, 4, out).ok()).isTrue();
            assertThat(RecordBytes.majorVersion(out, 0)).isEqualTo(3);
            assertThat(ofFile(handle, 4, 4, out).status()).isEqualTo(PARAMETER);
            assertThat(ofFile(handle, 3, 2, out).status()).isEqualTo(PARAMETER);
            assertThat(ofFile(handle, 2, 3, fixture.dirty(79)).status()).isEqualTo(SMALL);
            assertThat(ofFile(fixture.handle, 2, 3, out).status()).isEqualTo(PARAMETER);
        }
    }

    @Test
    void theNtfsFactsAreThoseOfTheVolume() {
        ByteBuffer out = fixture.dirty(104);
        assertThat(fixture.send(ControlCode.FSCTL_GET_NTFS_VOLUME_DATA, null, out))
                .isEqualTo(new Completion(0, 104));
        assertThat(out.getLong(0)).isEqualTo(fixture.volume.facts().serial());
        assertThat(out.getLong(8) * out.getInt(40))
                .isEqualTo(fixture.volume.facts().size());
        assertThat(out.getLong(16) * out.getInt(44))
                .isEqualTo(fixture.volume.facts().size());
        assertThat(out.getLong(24) * out.getInt(44))
                .isEqualTo(fixture.volume.facts().free());
        assertThat(out.getInt(96)).isEqualTo(8);
        assertThat(out.getShort(100)).isEqualTo((short) 3);
        assertThat(fixture.send(ControlCode.FSCTL_GET_NTFS_VOLUME_DATA, null, fixture.dirty(96)))
                .isEqualTo(new Completion(0, 96));
        assertThat(fixture.send(ControlCode.FSCTL_GET_NTFS_VOLUME_DATA, null, fixture.dirty(95))
                        .status())
                .isEqualTo(SMALL);
    }

    @Test
    void reFsHasNoNtfsFacts() {
        try (Fixture refs = new Fixture("R:")) {
            assertThat(refs.send(ControlCode.FSCTL_GET_NTFS_VOLUME_DATA, null, refs.dirty(104))
                            .status())
                    .isEqualTo(1);
        }
    }

    @Test
    void reFsKeepsVersion3With128BitIds() {
        try (Fixture refs = new Fixture("R:")) {
            assertThat(refs.rows()).isNotEmpty().allMatch(row -> row.version() == 3);
            assertThat(refs.read(Fixture.Request.from(0).versions(2, 2)).status())
                    .isEqualTo(PARAMETER);
            assertThat(refs.read(Fixture.Request.from(0).old()).status()).isEqualTo(PARAMETER);
            ByteBuffer out = refs.dirty(80);
            refs.send(ControlCode.FSCTL_QUERY_USN_JOURNAL, null, out);
            assertThat(out.getShort(56)).isEqualTo((short) 3);
        }
    }

    @Test
    void aFileIsOpenedByPathAndById() throws Exception {
        SimulatedFile file = fixture.file("Ünï.txt");
        ByteBuffer out = fixture.dirty(512);
        try (Handle handle = fixture.backend.openById("F:", file.id(), dev.tidemark.backend.OpenMode.FACTS)) {
            ofFile(handle, 2, 3, out);
            assertThat(Fixture.row(out, 0).name()).isEqualTo("Ünï.txt");
        }
        assertThat(Objects.requireNonNull(fixture.files.find("\\ünÏ.TXT")).id()).isEqualTo(file.id());
    }
}
