package dev.tidemark.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedRefusal;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Reason;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The acts that real journals know of by several reasons in one record, or by one record alone. */
@Tag("shows-windows")
class AtOnceTest {

    private final Fixture fixture = Fixture.fresh();
    private final SimulatedFile file = fixture.file("a.txt");
    private final long from = fixture.journal.nextUsn();

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<String> said() {
        return fixture.read(Fixture.Request.from(from)).said();
    }

    @Test
    void whetherAFileIsIndexedIsAnAttributeWithAReasonOfItsOwn() {
        fixture.files
                .open(file)
                .attributes(FileAttribute.NOT_CONTENT_INDEXED.bit())
                .close();
        fixture.files
                .open(file)
                .attributes(FileAttribute.NOT_CONTENT_INDEXED.bit())
                .close();
        assertThat(said())
                .containsExactly(
                        "a.txt INDEXABLE_CHANGE|BASIC_INFO_CHANGE",
                        "a.txt INDEXABLE_CHANGE|BASIC_INFO_CHANGE|CLOSE",
                        "a.txt BASIC_INFO_CHANGE",
                        "a.txt BASIC_INFO_CHANGE|CLOSE");
    }

    @Test
    void aWriteAcrossTheEndOverwritesAndExtendsInOneRecord() {
        fixture.files.open(file).append(10).close();
        fixture.files.open(file).write(5, 10).close();
        assertThat(said())
                .containsExactly(
                        "a.txt DATA_EXTEND",
                        "a.txt DATA_EXTEND|CLOSE",
                        "a.txt DATA_OVERWRITE|DATA_EXTEND",
                        "a.txt DATA_OVERWRITE|DATA_EXTEND|CLOSE");
    }

    @Test
    void aFileTakesOverTheStorageClassOfItsDirectoryAsItIsCreated() {
        SimulatedFile folder = fixture.files.directory(fixture.files.root(), "Temp");
        fixture.files.open(folder).storageClass().close();
        SimulatedFile below = fixture.files.directory(folder, "InFlight");
        fixture.files.create(below, "b.tmp", 0).close();
        assertThat(said())
                .contains(
                        "InFlight FILE_CREATE|DESIRED_STORAGE_CLASS_CHANGE",
                        "b.tmp FILE_CREATE|DESIRED_STORAGE_CLASS_CHANGE",
                        "b.tmp FILE_CREATE|DESIRED_STORAGE_CLASS_CHANGE|CLOSE");
    }

    @Test
    void aNameThatGoesIsOneRecordUnderThatName() {
        fixture.files.open(file).link(fixture.files.root(), "other.txt").close();
        assertThat(fixture.files.find("\\other.txt")).isSameAs(file);
        try (SimulatedOpen open = fixture.files.open(file)) {
            open.unlink(fixture.files.root(), "other.txt");
            assertThat(fixture.files.find("\\other.txt")).isSameAs(file);
        }
        assertThat(fixture.files.find("\\other.txt")).isNull();
        assertThat(fixture.files.find("\\a.txt")).isSameAs(file);
        assertThat(said())
                .containsExactly(
                        "a.txt HARD_LINK_CHANGE", "a.txt HARD_LINK_CHANGE|CLOSE", "other.txt HARD_LINK_CHANGE|CLOSE");
    }

    @Test
    void aTransactionIsSeenWhenItIsCommitted() {
        SimulatedFile root = fixture.files.root();
        var transaction = fixture.files
                .transaction()
                .rename(file, root, "b.txt")
                .create(root, "c.txt", 5)
                .change(root);
        assertThat(said()).isEmpty();
        transaction.commit();
        fixture.files.transaction().delete(file).commit();
        assertThat(said())
                .containsExactly(
                        "a.txt RENAME_OLD_NAME|TRANSACTED_CHANGE",
                        "b.txt RENAME_NEW_NAME|TRANSACTED_CHANGE",
                        "b.txt RENAME_NEW_NAME|TRANSACTED_CHANGE|CLOSE",
                        "c.txt DATA_EXTEND|FILE_CREATE|TRANSACTED_CHANGE|CLOSE",
                        ". TRANSACTED_CHANGE|CLOSE",
                        "b.txt FILE_DELETE|TRANSACTED_CHANGE|CLOSE");
        assertThat(fixture.files.find("\\b.txt")).isNull();
    }

    @Test
    void aFileInUseTakesNoPartInATransaction() {
        try (SimulatedOpen open = fixture.files.open(file)) {
            assertThat(open.isLive()).isTrue();
            assertThatThrownBy(() -> fixture.files.transaction().delete(file).commit())
                    .isInstanceOfSatisfying(
                            SimulatedRefusal.class, e -> assertThat(e.status()).isEqualTo(6800));
        }
    }

    @Test
    void aLockWritesBackWhatIsCachedAndThatIsLogged() {
        fixture.files.open(file).append(9000).close();
        SimulatedOpen open = fixture.files.open(file).map().writeMapped(4096, 100);
        open.unmap();
        open.close();
        long cached = fixture.journal.nextUsn();
        assertThat(said()).hasSize(2);
        assertThat(fixture.send(ControlCode.FSCTL_LOCK_VOLUME, null, null).ok()).isTrue();
        assertThat(fixture.send(ControlCode.FSCTL_UNLOCK_VOLUME, null, null).ok())
                .isTrue();
        assertThat(fixture.read(Fixture.Request.from(cached)).said())
                .containsExactly("a.txt DATA_OVERWRITE", "a.txt DATA_OVERWRITE|CLOSE");
    }

    @Test
    void aMountedFolderHasNoDataAndClosesWithItsLastHandle() {
        SimulatedFile folder = fixture.files.directory(fixture.files.root(), "Mounted");
        SimulatedOpen one = fixture.files.open(folder).map();
        SimulatedOpen other = fixture.files.open(folder);
        one.attributes(FileAttribute.DIRECTORY.bit() | FileAttribute.REPARSE_POINT.bit())
                .change(Reason.REPARSE_POINT_CHANGE);
        one.close();
        assertThat(said()).noneMatch(line -> line.equals("Mounted BASIC_INFO_CHANGE|REPARSE_POINT_CHANGE|CLOSE"));
        other.close();
        assertThat(said().getLast()).isEqualTo("Mounted BASIC_INFO_CHANGE|REPARSE_POINT_CHANGE|CLOSE");
    }
}
