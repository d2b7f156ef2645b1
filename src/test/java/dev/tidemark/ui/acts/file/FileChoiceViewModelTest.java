package dev.tidemark.ui.acts.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.ActKind;
import dev.tidemark.act.FileTarget;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.ui.acts.kit.ActModelFixture;
import dev.tidemark.ui.acts.kit.PreFlightViewModel;
import dev.tidemark.usn.FileId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is found out of a typed text runs when a test lets it. */
@Tag("shows-window")
class FileChoiceViewModelTest {

    private final ActModelFixture fixture = new ActModelFixture();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final BackgroundTasks tasks = BackgroundTasks.atOnce(waiting::add);
    private final FileAct act =
            new FileAct(ActKind.CLOSE_RECORD, fixture.acts, tasks, new SimpleStringProperty(""), now -> {});
    private final FileChoiceViewModel file = act.file();
    private final PreFlightViewModel preFlight = act.preFlight();

    private void findOut() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Test
    void nothingIsSentToWhatTheTextNamedBefore() {
        file.textProperty().set("D:\\");
        findOut();
        assertThat(act.mayBegin()).isTrue();
        file.textProperty().set("D:\\forced.txt");
        assertThat(file.target())
                .as("what D:\\forced.txt names is not known yet")
                .isNull();
        assertThat(act.mayBegin()).isFalse();
        findOut();
        assertThat(file.target()).isEqualTo(new FileTarget.ByPath("D:", "\\forced.txt"));
        assertThat(act.mayBegin()).isTrue();
    }

    @Test
    void nothingIsNamedByNothingAndTheSameAgainIsTheSame() {
        FileTarget file = new FileTarget.ByPath("D:", "\\a.txt");
        this.file.choose(file);
        findOut();
        this.file.choose(file);
        assertThat(act.mayBegin()).as("looked into again").isFalse();
        findOut();
        assertThat(this.file.target()).isEqualTo(file);
        assertThat(act.mayBegin()).isTrue();
        this.file.textProperty().set("");
        findOut();
        assertThat(this.file.target()).isNull();
        assertThat(act.mayBegin()).isFalse();
    }

    @Test
    void whatIsFoundOutLateOfAnEarlierTextCountsNoMore() {
        file.textProperty().set("D:\\early.txt");
        file.textProperty().set("D:\\late.txt");
        Runnable early = waiting.remove();
        findOut();
        early.run();
        findOut();
        assertThat(file.target()).isEqualTo(new FileTarget.ByPath("D:", "\\late.txt"));
    }

    @Test
    void theWayThatWasClearOnOneVolumeIsNotClearOnAnother() {
        preFlight.check(fixture.volume("D:"));
        findOut();
        assertThat(preFlight.allowedProperty().get()).isTrue();
        preFlight.check(fixture.volume("C:"));
        assertThat(preFlight.allowedProperty().get()).isFalse();
        findOut();
        assertThat(preFlight.allowedProperty().get()).isTrue();
    }

    @Test
    void aFileOfAnotherVolumeThanTheOneThatHasTheLetterNowIsToldBeforeAnythingIsAsked() {
        long serial = fixture.volume("D:").serial();
        FileTarget there = new FileTarget.ById("D:", FileId.NTFS_ROOT, "docs", serial + 1);
        file.choose(there);
        findOut();
        assertThat(file.target()).isNull();
        assertThat(file.wrongProperty().get()).contains("another volume by now");
        assertThat(act.mayBegin()).isFalse();
        file.choose(new FileTarget.ById("D:", FileId.NTFS_ROOT, "docs", serial));
        findOut();
        assertThat(act.mayBegin()).isTrue();
    }

    @Test
    void whatIsDoneIsForTheVolumeThatTheWindowToldOf() {
        file.textProperty().set("D:\\a.txt");
        findOut();
        List<FileTarget> done = new ArrayList<>();
        act.run("close.running", done::add, (of, result) -> {});
        findOut();
        assertThat(done)
                .singleElement()
                .satisfies(target -> assertThat(target.serial())
                        .isNotZero()
                        .isEqualTo(fixture.volume("D:").serial()));
    }
}
