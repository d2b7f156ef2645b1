package dev.tidemark.ui.acts.file;

import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.FileTarget;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.ui.acts.kit.ActWindow;
import dev.tidemark.usn.SourceInfo;
import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Marked handles, beside the real window. */
@Tag("shows-act")
@ExtendWith(ApplicationExtension.class)
class MarkWindowTest {

    @TempDir
    static Path folder;

    private ActWindow on;
    private SimulatedVolume volume;

    @Start
    void open(Stage stage) {
        on = new ActWindow(stage, folder);
        volume = on.quiet();
        volume.files().create(volume.files().root(), "a.txt", 0x20).close();
    }

    @AfterEach
    void close() throws Exception {
        on.close();
    }

    private void mark() throws Exception {
        on.open(() -> MarkView.show(on.context, new FileTarget.ByPath("F:", "\\a.txt")));
        until(() -> !on.text("check-PRIVILEGE").isEmpty());
    }

    private void send() throws Exception {
        until(() -> !on.disabled("act-do"));
        on.click("act-do");
    }

    @Test
    void aMarkedHandleStaysOpenAndItsRecordsCarryTheSource() throws Exception {
        on.readAll("F:");
        mark();
        on.click("source-DATA_MANAGEMENT");
        send();
        on.untilSays("act-result", "is marked");
        on.click("mark-held");
        on.untilSays("held-0", "source Data management");
        on.click("held-close-0");
        RecordCursor chosen = new RecordCursor();
        until(() -> on.readChosen(chosen) && chosen.sourceInfo() == SourceInfo.DATA_MANAGEMENT.bit());
        assertThat(chosen.name()).isEqualTo("a.txt");
        on.click("held-release-0");
        until(() -> on.window.acts().held().all().isEmpty());
        until(() -> on.isThere("held-none"));
    }

    @Test
    void theTwelveBytesOf32BitProgramsShowWhileFlagsAreTickedAndAreSent() throws Exception {
        mark();
        on.click("mark-narrow");
        assertThat(on.text("request-hex")).isEqualTo("00 00 00 00 00 00 00 00 00 00 00 00");
        on.click("source-AUXILIARY_DATA");
        on.click("info-PROTECT_CLUSTERS");
        assertThat(on.text("request-hex")).isEqualTo("02 00 00 00 00 00 00 00 01 00 00 00");
        send();
        on.untilSays("act-result", "is marked");
        assertThat(on.window.acts().log().operations(0, false))
                .anyMatch(operation -> operation.call().equals("FSCTL_MARK_HANDLE") && operation.inputLength() == 12);
    }

    @Test
    void flagsThatDoNotApplyAreDisabledWithTheReason() throws Exception {
        on.backend.volume("F:").copies(2);
        mark();
        until(() -> on.disabled("info-SUPPRESS_VOLUME_OPEN_FLUSH"));
        assertThat(on.text("info-SUPPRESS_VOLUME_OPEN_FLUSH-why")).contains("volume itself");
        assertThat(on.disabled("info-TXF_SYSTEM_LOG")).isTrue();
        assertThat(on.text("info-TXF_SYSTEM_LOG-why")).contains("kernel");
        assertThat(on.disabled("info-PROTECT_CLUSTERS")).isFalse();
        on.click("mark-copy");
        assertThat(on.disabled("source-DATA_MANAGEMENT")).isTrue();
    }

    @Test
    void flagsThatThisVolumeCannotDoEndIn87Explained() throws Exception {
        on.backend.volume("F:").copies(2);
        mark();
        on.click("mark-copy");
        on.type("mark-copy-number", "7");
        send();
        on.untilSays("act-problem-what", "87 ERROR_INVALID_PARAMETER");
        assertThat(on.text("act-problem-next")).contains("Remove flags");
        assertThat(on.window.acts().held().all()).isEmpty();
    }

    @Test
    void theMissingPrivilegeIsSaidBeforeAndExplainedAfter() throws Exception {
        mark();
        on.click("source-DATA_MANAGEMENT");
        on.backend.rights(new Rights(false, false, false));
        send();
        on.untilSays("act-problem-what", "1314 ERROR_PRIVILEGE_NOT_HELD");
        assertThat(on.text("act-problem-next")).contains("administrator");
        on.click("act-close");
        mark();
        until(() -> on.disabled("source-DATA_MANAGEMENT"));
        assertThat(on.text("source-DATA_MANAGEMENT-why")).contains("SeManageVolumePrivilege");
        assertThat(on.text("check-PRIVILEGE")).contains("1314");
        assertThat(on.disabled("source-CLIENT_REPLICATION_MANAGEMENT")).isFalse();
        on.click("fix-RESTART_ELEVATED");
        on.untilSays("pre-flight-note", "Run as administrator");
    }
}
