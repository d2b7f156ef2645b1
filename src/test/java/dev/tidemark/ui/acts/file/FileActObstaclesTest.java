package dev.tidemark.ui.acts.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.Acts;
import dev.tidemark.act.LiveReads;
import dev.tidemark.backend.HandleInfo;
import dev.tidemark.backend.NarrowCaller;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.NarrowComputer;
import dev.tidemark.trace.DeviceCallLog;
import dev.tidemark.ui.acts.kit.ActModelFixture;
import dev.tidemark.usn.SourceInfo;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Why an act on a file cannot begin: said in a sentence, one thing after the other. */
@Tag("shows-window")
class FileActObstaclesTest {

    private final ActModelFixture fixture = new ActModelFixture();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final MarkViewModel mark = new MarkViewModel(fixture.acts, BackgroundTasks.atOnce(waiting::add));

    private String why() {
        return mark.act().obstacle().get();
    }

    private void findOut() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private void choose(String path) {
        mark.act().file().textProperty().set(path);
        findOut();
    }

    @Test
    void aMarkSaysWhatItLacksUntilItCanBeSent() {
        assertThat(why()).isEqualTo("Choose a file or directory.");
        mark.act().file().textProperty().set("D:\\");
        assertThat(why()).startsWith("Looking for");
        findOut();
        assertThat(why()).isEqualTo("Choose source information or a flag.");
        mark.sources(SourceInfo.AUXILIARY_DATA).chosenProperty().set(true);
        assertThat(why()).isEmpty();
        mark.sources(SourceInfo.AUXILIARY_DATA).chosenProperty().set(false);
        mark.infos(HandleInfo.PROTECT_CLUSTERS).chosenProperty().set(true);
        assertThat(why()).isEmpty();
        choose("");
        assertThat(why()).isEqualTo("Choose a file or directory.");
    }

    @Test
    void aCopyThatIsNoNumberIsSaid() {
        var files = fixture.backend.volume("D:").files();
        files.create(files.root(), "copied.txt", 0).close();
        choose("D:\\copied.txt");
        assertThat(mark.copyObstacleProperty().get()).contains("no second copy");
        fixture.backend.volume("D:").copies(2);
        choose("D:\\");
        choose("D:\\copied.txt");
        mark.copyProperty().set(true);
        assertThat(why()).isEmpty();
        mark.copyNumberProperty().set("first");
        assertThat(why()).contains("Not the number of a copy").contains("first");
    }

    @Test
    @Tag("shows-windows")
    void marksOf32BitProgramsAreOfferedWhereSomebodyCanSendThem() {
        assertThat(mark.narrowObstacle()).isEmpty();
        assertThat(of(null).narrowObstacle()).contains("tidemark-mark32.exe");
        assertThat(of(wanted -> {
                            throw new AssertionError();
                        })
                        .narrowObstacle())
                .isEmpty();
    }

    private MarkViewModel of(@Nullable NarrowCaller caller) {
        Acts acts = new Acts(
                new NarrowComputer(fixture.backend, caller),
                new DeviceCallLog(InstantSource.system()),
                LiveReads.NONE,
                List.of());
        return new MarkViewModel(acts, BackgroundTasks.atOnce(waiting::add));
    }

    @Test
    void whatIsOnNoVolumeAndWhatKeepsNoJournalIsSaid() {
        choose("Q:\\nowhere.txt");
        assertThat(why()).contains("none of the volumes");
        choose("X:\\");
        assertThat(why()).contains("FAT32 keeps no change journal");
    }

    @Test
    void whatIsSaidIsWhatKeepsItFromBeingSent() {
        choose("X:\\");
        mark.sources(SourceInfo.AUXILIARY_DATA).chosenProperty().set(true);
        mark.send();
        findOut();
        assertThat(fixture.acts.history().all()).isEmpty();
        choose("D:\\");
        assertThat(why()).isEmpty();
        mark.send();
        findOut();
        assertThat(fixture.acts.history().all()).hasSize(1);
        fixture.acts.held().releaseAll();
    }
}
