package dev.tidemark.ui.acts.file;

import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.FileTarget;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.ui.acts.kit.ActWindow;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Close records and USN data of files, beside the real window. */
@Tag("shows-act")
@ExtendWith(ApplicationExtension.class)
class FileActsWindowTest {

    @TempDir
    static Path folder;

    private ActWindow on;

    @Start
    void open(Stage stage) {
        on = new ActWindow(stage, folder);
    }

    @AfterEach
    void close() throws Exception {
        on.close();
    }

    /** A file that a program has open, with reasons pending. */
    private static SimulatedOpen written(SimulatedVolume volume, String name) {
        return volume.files().create(volume.files().root(), name, 0x20).append(100);
    }

    private void act() throws Exception {
        until(() -> !on.disabled("act-do"));
        on.click("act-do");
    }

    private void closeRecord(String path) throws Exception {
        on.open(() -> CloseRecordView.show(on.context, null));
        on.put("act-target", path);
        act();
    }

    @Test
    void aTypedFileGetsACloseRecordWhichSaysWhatItCarriesAndIsChosenInTheList() throws Exception {
        SimulatedVolume volume = on.quiet();
        SimulatedOpen open = written(volume, "a.txt");
        on.readAll("F:");
        long usn = volume.journal().nextUsn();
        closeRecord("F:\\a.txt");
        on.untilSays("act-result", "Written at USN " + usn);
        assertThat(on.text("act-result"))
                .contains("Data extend")
                .contains("File create")
                .contains("Close");
        until(() -> on.chosenUsn() == usn);
        open.close();
    }

    @Test
    void enterActsAndEscapeCloses() throws Exception {
        written(on.quiet(), "a.txt").close();
        on.open(() -> CloseRecordView.show(on.context, null));
        on.put("act-target", "F:\\a.txt");
        until(() -> !on.disabled("act-do"));
        on.pressAnotherKey();
        on.robot.type(KeyCode.ENTER);
        on.untilSays("act-result", "Written at USN");
        on.robot.type(KeyCode.ESCAPE);
        until(() -> !on.isThere("close-record"));
    }

    @Test
    void aChosenDirectoryGetsOneToo() throws Exception {
        SimulatedVolume volume = on.quiet();
        volume.files().directory(volume.files().root(), "docs");
        on.files.answer = Path.of("F:\\docs");
        on.open(() -> CloseRecordView.show(on.context, null));
        on.click("act-choose-directory");
        act();
        on.untilSays("act-result", "Close");
    }

    @Test
    void theFileIsFlushedFirstWhenAskedFor() throws Exception {
        SimulatedOpen open = written(on.quiet(), "a.txt");
        on.open(() -> CloseRecordView.show(on.context, new FileTarget.ByPath("F:", "\\a.txt")));
        on.click("close-flush");
        act();
        on.untilSays("act-result", "Written at USN");
        assertThat(on.window.acts().log().operations(0, false))
                .anyMatch(operation -> operation.call().equals("FlushFileBuffers"));
        open.close();
    }

    @Test
    void aRecordsFileIsOpenedByItsIdFromItsContextMenu() throws Exception {
        SimulatedVolume volume = on.quiet();
        SimulatedOpen open = written(volume, "a.txt");
        SimulatedFile file = open.file();
        open.rename(volume.files().root(), "b.txt");
        on.readAll("F:");
        until(() -> on.shown() > 2);
        onFx(() -> on.window.records().goToRow(1));
        until(() -> on.chosenUsn() >= 0);
        on.contextMenu(on.robot.lookup(".records-view .table-row-cell").nth(1).query());
        until(() -> on.isThere("act-close-record"));
        on.click("act-close-record");
        act();
        on.untilSays("act-result", "Written at USN");
        assertThat(on.window.acts().history().all().getLast().target())
                .contains("a.txt")
                .contains(file.id().hex());
        open.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        \\\\.\\D: | 87 ERROR_INVALID_PARAMETER     | Choose a file or a directory
        V:\\      | 19 ERROR_WRITE_PROTECT         | on a volume that can be written
        F:\\      | 1179 ERROR_JOURNAL_NOT_ACTIVE  | Create one
        """)
    void aRefusalIsExplained(String path, String error, String next) throws Exception {
        closeRecord(path);
        on.untilSays("act-problem-what", error);
        assertThat(on.text("act-problem-next")).contains(next);
        assertThat(on.text("act-problem-meaning")).isNotBlank();
    }

    @Test
    void aFileThatATransactionHasLockedAlwaysFails() throws Exception {
        SimulatedVolume volume = on.quiet();
        SimulatedOpen open = written(volume, "a.txt");
        volume.files().transacted(open.file(), true);
        closeRecord("F:\\a.txt");
        on.untilSays("act-problem-what", "6800 ERROR_TRANSACTIONAL_CONFLICT");
        assertThat(on.text("act-problem-meaning")).contains("transaction");
        volume.files().transacted(open.file(), false);
        open.close();
    }

    @Test
    void aVolumeThatIsNotNtfsSaysSo() throws Exception {
        on.open(() -> CloseRecordView.show(on.context, null));
        on.put("act-target", "X:\\");
        on.untilSays("check-FILE_SYSTEM", "FAT32 keeps no change journal");
        assertThat(on.disabled("act-do")).isTrue();
    }

    @Test
    void theLastUsnOfAFileLeadsToItsRecordAndEmptyFieldsAreAbsent() throws Exception {
        SimulatedVolume volume = on.quiet();
        SimulatedOpen open = written(volume, "a.txt");
        long usn = volume.journal().nextUsn();
        open.close();
        on.readAll("F:");
        on.open(() -> FileUsnView.show(on.context, new FileTarget.ByPath("F:", "\\a.txt")));
        act();
        on.untilSays("act-result", "Its last record is at USN " + usn);
        for (String empty : new String[] {"TimeStamp", "Reason", "SourceInfo"}) {
            assertThat(on.text("file-usn-" + empty)).isEqualTo("— (this call leaves it empty)");
        }
        assertThat(on.text("file-usn-FileName")).isEqualTo("a.txt");
        on.click("show-record");
        until(() -> on.chosenUsn() == usn);
    }
}
