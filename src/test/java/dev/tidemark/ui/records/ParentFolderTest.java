package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shows-house")
class ParentFolderTest {

    private static final FileId FOLDER = FileId.ntfs(77, 3);

    @TempDir
    Path folder;

    private static void row(Rig rig, String name, FileId file, FileId parent) {
        rig.append(Records.v2(name).file(file).parent(parent).bytes());
    }

    /** Rows 0 to 5: the folder is created and changed, then has a file, and is changed again. */
    private Rig rig() {
        Rig rig = Rig.direct(folder);
        row(rig, "docs", FOLDER, FileId.NTFS_ROOT);
        row(rig, "other", FileId.ntfs(77, 4), FileId.NTFS_ROOT);
        row(rig, "docs", FOLDER, FileId.NTFS_ROOT);
        row(rig, "else", FileId.ntfs(90, 1), FileId.NTFS_ROOT);
        row(rig, "a.txt", FileId.ntfs(100, 1), FOLDER);
        row(rig, "docs", FOLDER, FileId.NTFS_ROOT);
        rig.publish();
        return rig;
    }

    private static long lead(Rig rig) {
        rig.model.pulse();
        return rig.model.leadRecordProperty().get();
    }

    private static void goToParent(Rig rig) {
        RowSlot lead = rig.model.leading();
        rig.model.goToParent(lead.key, lead.parent());
    }

    @Test
    void theNearestRowBeforeItThatIsOfTheFolderIsChosen() {
        Rig rig = rig();
        rig.model.goToRow(4);

        goToParent(rig);

        assertThat(lead(rig)).isEqualTo(2);
    }

    @Test
    void onlyRowsThatAreShownAreLookedAt() {
        Rig rig = rig();
        rig.only(row -> row != 2);
        rig.model.goToRecord(4);

        goToParent(rig);

        assertThat(lead(rig)).isZero();
    }

    @Test
    void aFolderWithoutARowBeforeItIsSaidToHaveNone() {
        Rig rig = rig();
        rig.model.goToRow(3);

        goToParent(rig);

        assertThat(lead(rig)).isEqualTo(3);
        assertThat(rig.model.statusProperty().get()).isEqualTo("No row before it is of its parent folder.");
    }
}
