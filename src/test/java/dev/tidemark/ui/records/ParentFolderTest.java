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

    private static void row(RecordsFixture fixture, String name, FileId file, FileId parent) {
        fixture.append(Records.v2(name).file(file).parent(parent).bytes());
    }

    /** Rows 0 to 5: the folder is created and changed, then has a file, and is changed again. */
    private RecordsFixture fixture() {
        RecordsFixture fixture = RecordsFixture.direct(folder);
        row(fixture, "docs", FOLDER, FileId.NTFS_ROOT);
        row(fixture, "other", FileId.ntfs(77, 4), FileId.NTFS_ROOT);
        row(fixture, "docs", FOLDER, FileId.NTFS_ROOT);
        row(fixture, "else", FileId.ntfs(90, 1), FileId.NTFS_ROOT);
        row(fixture, "a.txt", FileId.ntfs(100, 1), FOLDER);
        row(fixture, "docs", FOLDER, FileId.NTFS_ROOT);
        fixture.publish();
        return fixture;
    }

    private static long lead(RecordsFixture fixture) {
        fixture.model.pulse();
        return fixture.model.leadRecordProperty().get();
    }

    private static void goToParent(RecordsFixture fixture) {
        RowSlot lead = fixture.model.leading();
        fixture.model.goToParent(lead.key, lead.parent());
    }

    @Test
    void theNearestRowBeforeItThatIsOfTheFolderIsChosen() {
        RecordsFixture fixture = fixture();
        fixture.model.goToRow(4);

        goToParent(fixture);

        assertThat(lead(fixture)).isEqualTo(2);
    }

    @Test
    void onlyRowsThatAreShownAreLookedAt() {
        RecordsFixture fixture = fixture();
        fixture.only(row -> row != 2);
        fixture.model.goToRecord(4);

        goToParent(fixture);

        assertThat(lead(fixture)).isZero();
    }

    @Test
    void aFolderWithoutARowBeforeItIsSaidToHaveNone() {
        RecordsFixture fixture = fixture();
        fixture.model.goToRow(3);

        goToParent(fixture);

        assertThat(lead(fixture)).isEqualTo(3);
        assertThat(fixture.model.statusProperty().get()).isEqualTo("No row before it is of its parent folder.");
    }
}
