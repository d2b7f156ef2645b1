package dev.tidemark.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.mft.FileTableForm;
import dev.tidemark.mft.FileTableScanner;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.store.StoreReader;
import dev.tidemark.testing.FileTableBytes;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathReaderTest {

    private static final FileId ROOT = FileId.NTFS_ROOT;
    private static final FileId DOCS = FileId.ntfs(30, 1);
    private static final FileId FILE = FileId.ntfs(40, 1);

    @TempDir
    Path folder;

    private RecordStore store;
    private long usn = 4096;

    @BeforeEach
    void open() {
        store = RecordStore.copying(new SpillFolder(folder), 16 << 20);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void add(ByteBuffer record) throws IOException {
        store.append(record, 0, record.limit());
        store.publish();
        usn += 128;
    }

    private void directory(FileId id, FileId parent, String name, Reason reason) throws IOException {
        add(Records.v2(name)
                .file(id)
                .parent(parent)
                .usn(usn)
                .reason(reason.bit())
                .set("FileAttributes", FileAttribute.DIRECTORY.bit())
                .bytes());
    }

    private void file(FileId id, FileId parent, String name, Reason reason) throws IOException {
        add(Records.v2(name)
                .file(id)
                .parent(parent)
                .usn(usn)
                .reason(reason.bit())
                .bytes());
    }

    private FilePath path(PathIndex index, long row) {
        List<FilePath> found = new ArrayList<>();
        try (StoreReader reader = store.reader()) {
            assertThat(reader.readRecord(row, shown -> found.add(index.reader().path(shown))))
                    .isEqualTo(Outcome.READ);
        }
        assertThat(found).hasSize(1).doesNotContainNull();
        return found.getFirst();
    }

    private String words(PathIndex index, long row) {
        FilePath path = path(index, row);
        return path.certainty() + " " + path.text();
    }

    private PathIndex index(DirectoryTable... tables) {
        PathIndex index = PathIndex.over(store);
        for (DirectoryTable table : tables) {
            index.add(table);
        }
        index.build();
        return index;
    }

    private static DirectoryTable table(FileTableBytes table) {
        ByteBuffer bytes = ByteBuffer.wrap(table.toBytes()).order(ByteOrder.LITTLE_ENDIAN);
        MftDirectories directories = new MftDirectories();
        new FileTableScanner(new FileTableForm(1024, false, false), directories).scan(bytes, 0, bytes.limit());
        return directories.table();
    }

    @Test
    void aStaleParentIsNotTakenForItsSuccessor() throws IOException {
        file(FILE, FileId.ntfs(30, 1), "a.txt", Reason.DATA_EXTEND);
        file(FILE, FileId.ntfs(30, 2), "a.txt", Reason.DATA_EXTEND);
        FileTableBytes table = FileTableBytes.withRoot(64);
        table.directory(30, 2, 0).name(ROOT, "second", FileTableBytes.WIN32).write();
        table.file(41, 1, 1 << 20).name(ROOT, "later", FileTableBytes.POSIX).write();

        PathIndex index = index(table(table));

        assertThat(words(index, 0)).isEqualTo("PARTIAL …\\unknown 0x1E-1\\a.txt");
        assertThat(words(index, 1)).isEqualTo("FILE_TABLE \\second\\a.txt");
    }

    @Test
    void theLongNameIsTakenAndNotTheDosName() throws IOException {
        file(FILE, DOCS, "a.txt", Reason.DATA_EXTEND);
        FileTableBytes table = FileTableBytes.withRoot(64);
        table.directory(30, 1, 0)
                .name(ROOT, "PROGRA~1", FileTableBytes.DOS)
                .name(ROOT, "Program Files", FileTableBytes.WIN32)
                .write();
        table.file(41, 1, 1 << 20).name(ROOT, "later", FileTableBytes.POSIX).write();

        assertThat(words(index(table(table)), 0)).isEqualTo("FILE_TABLE \\Program Files\\a.txt");
    }

    @Test
    void namesOfADirectoryInAnExtensionRecordAreFound() throws IOException {
        file(FILE, DOCS, "a.txt", Reason.DATA_EXTEND);
        FileTableBytes table = FileTableBytes.withRoot(64);
        table.file(20, 3, 0).of(DOCS).name(ROOT, "far", FileTableBytes.WIN32).write();
        table.directory(30, 1, 0).list(FileId.ntfs(20, 3)).write();
        table.file(41, 1, 1 << 20).name(ROOT, "later", FileTableBytes.POSIX).write();

        assertThat(words(index(table(table)), 0)).isEqualTo("FILE_TABLE \\far\\a.txt");
    }

    @Test
    void filesWithHardLinksAreAmbiguous() throws IOException {
        file(FILE, ROOT, "one", Reason.DATA_EXTEND);
        file(FileId.ntfs(42, 1), ROOT, "other", Reason.HARD_LINK_CHANGE);
        FileTableBytes table = FileTableBytes.withRoot(64);
        table.file(40, 1, 1 << 20)
                .name(ROOT, "one", FileTableBytes.POSIX)
                .name(ROOT, "two", FileTableBytes.POSIX)
                .write();

        PathIndex index = index(table(table));

        assertThat(words(index, 0)).isEqualTo("AMBIGUOUS \\one");
        assertThat(words(index, 1)).isEqualTo("AMBIGUOUS \\other");
    }

    @Test
    void aDirectoryThatChangedBehindTheEndOfTheJournalIsNotSure() throws IOException {
        file(FILE, DOCS, "a.txt", Reason.DATA_EXTEND);
        FileTableBytes table = FileTableBytes.withRoot(64);
        table.directory(30, 1, 1 << 20)
                .name(ROOT, "perhaps-renamed", FileTableBytes.WIN32)
                .write();

        assertThat(words(index(table(table)), 0)).isEqualTo("AMBIGUOUS \\perhaps-renamed\\a.txt");
    }

    @Test
    void versionFourRecordsHaveTheNameOfTheirFileThen() throws IOException {
        directory(DOCS, ROOT, "docs", Reason.FILE_CREATE);
        file(FILE, DOCS, "old.txt", Reason.RENAME_OLD_NAME);
        file(FILE, DOCS, "new.txt", Reason.RENAME_NEW_NAME);
        add(Records.v4(usn, FILE, DOCS, Reason.DATA_OVERWRITE.bit(), 0, 0, 4096));
        file(FILE, DOCS, "newest.txt", Reason.RENAME_NEW_NAME);
        add(Records.v4(usn, FileId.ntfs(77, 1), DOCS, Reason.DATA_OVERWRITE.bit(), 0, 0, 4096));

        PathIndex index = index();

        assertThat(words(index, 3)).isEqualTo("RECONSTRUCTED \\docs\\new.txt");
        assertThat(words(index, 5)).isEqualTo("PARTIAL \\docs\\unknown 0x4D-1");
    }

    @Test
    void aVersionFourRecordThatIsFirstTakesTheNameOfTheCloseRecordBehindIt() throws IOException {
        add(Records.v4(usn, FILE, ROOT, Reason.DATA_OVERWRITE.bit(), 0, 0, 4096));
        file(FileId.ntfs(41, 1), ROOT, "other.txt", Reason.CLOSE);
        file(FILE, ROOT, "large.bin", Reason.CLOSE);

        assertThat(words(index(), 0)).isEqualTo("RECONSTRUCTED \\large.bin");
    }

    /** Most records have the file and the name of the record before: what was found out for that one holds only as far as it does. */
    @Tag("shows-quick")
    @Test
    void aReaderThatSawTheFileInTheRowBeforeSaysWhatAFreshOneDoes() throws IOException {
        FileId other = FileId.ntfs(31, 1);
        directory(DOCS, ROOT, "docs", Reason.FILE_CREATE);
        file(FILE, DOCS, "a.txt", Reason.FILE_CREATE);
        file(FILE, DOCS, "a.txt", Reason.DATA_EXTEND);
        directory(DOCS, ROOT, "docs", Reason.RENAME_OLD_NAME);
        directory(DOCS, ROOT, "papers", Reason.RENAME_NEW_NAME);
        file(FILE, DOCS, "a.txt", Reason.CLOSE);
        file(FILE, DOCS, "a.tmp", Reason.CLOSE);
        file(FILE, DOCS, "a.tmp1", Reason.CLOSE);
        file(FileId.ntfs(40, 2), DOCS, "a.tmp1", Reason.CLOSE);
        file(FILE, other, "a.tmp1", Reason.CLOSE);
        file(FILE, other, "a.tmp\0", Reason.CLOSE);
        file(FILE, other, "a.tmp\0", Reason.CLOSE);
        add(Records.v4(usn, FILE, other, Reason.DATA_OVERWRITE.bit(), 0, 0, 4096));
        file(FILE, other, "", Reason.CLOSE);
        file(FILE, other, "", Reason.CLOSE);
        file(ROOT, ROOT, ".", Reason.CLOSE);
        file(FILE, other, "a.tmp\0", Reason.CLOSE);
        file(FILE, other, "x".repeat(32_700), Reason.CLOSE);
        file(FILE, other, "x".repeat(32_700), Reason.CLOSE);
        PathIndex index = index();

        PathReader goesOn = index.reader();
        List<FilePath> found = new ArrayList<>();
        List<FilePath> fresh = new ArrayList<>();
        try (StoreReader reader = store.reader()) {
            for (long row = 0; row < store.endRecord(); row++) {
                reader.readRecord(row, shown -> found.add(goesOn.path(shown)));
                fresh.add(path(index, row));
            }
        }
        assertThat(found).isEqualTo(fresh);
        assertThat(found.get(2).text()).isEqualTo("\\docs\\a.txt");
        assertThat(found.get(5).text()).isEqualTo("\\papers\\a.txt");
        assertThat(found.get(2)).as("made once").isSameAs(found.get(1));
    }

    @Tag("shows-quick")
    @Test
    void aPathIsNoLongerSureOnceItsFileHasLinks() throws IOException {
        file(FILE, ROOT, "a.txt", Reason.FILE_CREATE);
        file(FILE, ROOT, "a.txt", Reason.CLOSE);
        PathIndex index = index();
        PathReader goesOn = index.reader();
        List<Certainty> found = new ArrayList<>();
        try (StoreReader reader = store.reader()) {
            reader.readRecord(0, shown -> found.add(certainty(goesOn, shown)));
            file(FILE, ROOT, "b.txt", Reason.HARD_LINK_CHANGE);
            index.build();
            reader.readRecord(1, shown -> found.add(certainty(goesOn, shown)));
        }
        assertThat(found).containsExactly(Certainty.RECONSTRUCTED, Certainty.AMBIGUOUS);
    }

    private static Certainty certainty(PathReader reader, RecordCursor row) {
        return Objects.requireNonNull(reader.path(row)).certainty();
    }

    @Test
    void recordsOfVersionsTwoAndThreeSpeakOfTheSameFiles() throws IOException {
        directory(DOCS, ROOT, "docs", Reason.FILE_CREATE);
        add(Records.v3("a.txt").file(FILE).parent(DOCS).usn(usn).bytes());

        assertThat(words(index(), 1)).isEqualTo("RECONSTRUCTED \\docs\\a.txt");
    }

    @Test
    void missingRecordsMakeADirectoryUnsureUntilItIsNamedAgain() throws IOException {
        directory(DOCS, ROOT, "docs", Reason.FILE_CREATE);
        store.append(new Marker(RowKind.GAP, usn, 128, 0, "gap"));
        file(FileId.ntfs(50, 1), FileId.ntfs(31, 1), "x", Reason.DATA_EXTEND);
        store.append(new Marker(RowKind.GAP, usn, 128, 0, "gap"));
        file(FILE, DOCS, "a.txt", Reason.DATA_EXTEND);
        PathIndex index = index();
        assertThat(words(index, 4)).isEqualTo("AMBIGUOUS \\docs\\a.txt");

        directory(DOCS, ROOT, "docs", Reason.SECURITY_CHANGE);
        index.build();

        assertThat(words(index, 4)).isEqualTo("RECONSTRUCTED \\docs\\a.txt");
    }

    @Test
    void directoriesInACircleEndInAPartialPath() throws IOException {
        FileId other = FileId.ntfs(31, 1);
        directory(DOCS, other, "docs", Reason.SECURITY_CHANGE);
        directory(other, DOCS, "other", Reason.SECURITY_CHANGE);
        file(FILE, DOCS, "a.txt", Reason.DATA_EXTEND);

        assertThat(words(index(), 2)).isEqualTo("PARTIAL …\\unknown 0x1E-1\\a.txt");
    }

    @Test
    @Tag("shows-ask")
    void aDirectoryThatLeadsIntoACircleHasOnePathWhateverWasReadBefore() throws IOException {
        FileId other = FileId.ntfs(31, 1);
        FileId below = FileId.ntfs(32, 1);
        directory(DOCS, other, "docs", Reason.SECURITY_CHANGE);
        directory(other, DOCS, "other", Reason.SECURITY_CHANGE);
        directory(below, DOCS, "below", Reason.SECURITY_CHANGE);
        file(FILE, below, "a.txt", Reason.DATA_EXTEND);
        file(FILE, DOCS, "b.txt", Reason.DATA_EXTEND);
        PathIndex index = index();
        List<String> expected = List.of("…\\unknown 0x20-1\\a.txt", "…\\unknown 0x1E-1\\b.txt");

        PathReader first = index.borrow();
        PathReader second = index.borrow();
        assertThat(List.of(text(first, 3), text(first, 4))).isEqualTo(expected);
        assertThat(List.of(text(second, 4), text(second, 3)).reversed()).isEqualTo(expected);
    }

    private String text(PathReader paths, long row) throws IOException {
        String[] text = {""};
        try (StoreReader reader = store.reader()) {
            reader.readRecord(
                    row,
                    shown -> text[0] = Objects.requireNonNull(paths.path(shown)).text());
        }
        return text[0];
    }

    @Test
    void aDirectoryRenamedOftenIsFoundAtEachTime() throws IOException {
        int renames = 5_000;
        for (int i = 0; i < renames; i++) {
            directory(DOCS, ROOT, "name" + i, Reason.RENAME_NEW_NAME);
            file(FILE, DOCS, "a.txt", Reason.DATA_EXTEND);
        }
        PathIndex index = index();
        for (int i = 0; i < renames; i += 97) {
            assertThat(words(index, 2L * i + 1)).isEqualTo("RECONSTRUCTED \\name" + i + "\\a.txt");
        }
    }

    @Test
    void theRootIsABackslash() throws IOException {
        directory(ROOT, ROOT, ".", Reason.SECURITY_CHANGE);
        assertThat(path(index(), 0).text()).isEqualTo("\\");
    }
}
