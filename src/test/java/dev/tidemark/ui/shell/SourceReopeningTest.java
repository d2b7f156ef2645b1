package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.session.SessionSource;
import dev.tidemark.session.SessionSource.Kind;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.shell.SourceReopening.Reopened;
import dev.tidemark.volume.JournalControl;
import dev.tidemark.volume.JournalHandle;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the sources that a session names: opened, or not there and why. */
@Tag("shows-ask")
class SourceReopeningTest {

    @TempDir
    Path folder;

    private BareShell bare;

    @BeforeEach
    void open() {
        bare = BareShell.in(folder);
    }

    @AfterEach
    void close() {
        bare.close();
    }

    private Reopened open(SessionSource named) {
        return new SourceReopening(bare.shell, true).open(named);
    }

    private String why(SessionSource named) {
        Reopened reopened = open(named);
        assertThat(reopened).isInstanceOf(Reopened.Gone.class);
        Problem why = ((Reopened.Gone) reopened).why();
        assertThat(why.next()).isNotBlank();
        return why.line();
    }

    private SessionSource volume(String id, long serial, OptionalLong journal) {
        return new SessionSource(Kind.SIMULATED, id, id, OptionalLong.of(serial), journal, "");
    }

    private VolumeFacts facts() {
        return bare.backend.volume("D:").facts();
    }

    private long journal() throws Exception {
        try (var handle = JournalHandle.open(bare.backend, "D:").handle()) {
            return JournalControl.query(handle, bare.backend, "D:").journalId();
        }
    }

    @Test
    void aFileIsOpened() throws Exception {
        SessionSource named = bare.journal();
        Reopened reopened = open(named);

        assertThat(reopened).isInstanceOf(Reopened.Opened.class);
        assertThat(((Reopened.Opened) reopened).source().location()).isEqualTo(named.location());
    }

    @Test
    void aFileThatIsNotThereSaysSo() {
        assertThat(why(SessionSource.file(folder.resolve("gone").toString(), "")))
                .contains("gone", "no such file");
    }

    @Test
    void whatIsNoWholePathOfThisSystemIsNotLookedFor() {
        assertThat(why(SessionSource.file("relative/$J", ""))).contains("No whole path");
        assertThat(why(SessionSource.file("nul\0l", ""))).contains("No whole path");
    }

    @Test
    void aVolumeWithTheJournalThatItHadIsRead() throws Exception {
        assertThat(open(volume("D:", facts().serial(), OptionalLong.of(journal()))))
                .isEqualTo(new Reopened.Volume(facts()));
        assertThat(open(volume("D:", facts().serial(), OptionalLong.empty()))).isEqualTo(new Reopened.Volume(facts()));
    }

    @Test
    void aVolumeIsKnownByItsSerialNumberUnderAnotherLetterToo() {
        assertThat(open(volume("Q:", facts().serial(), OptionalLong.empty()))).isEqualTo(new Reopened.Volume(facts()));
    }

    @Test
    void anotherJournalIsNotTheOneThatWasRead() throws Exception {
        assertThat(why(volume("D:", facts().serial(), OptionalLong.of(journal() + 1))))
                .contains("made anew", "double-click");
    }

    @Test
    void aVolumeThatIsNotThereOrIsAnotherSaysWhich() {
        assertThat(why(volume("Q:", 5, OptionalLong.empty()))).contains("Q: is not there");
        assertThat(why(volume("D:", 5, OptionalLong.empty()))).contains("D: is another volume");
    }

    @Test
    void volumesOfComputersAndOfTheSimulatorAreNotMistakenForEachOther() {
        SessionSource real = new SessionSource(Kind.VOLUME, "D:", "D:", OptionalLong.empty(), OptionalLong.empty(), "");
        assertThat(why(real)).contains("simulated");
    }

    @Test
    void whatIsNotThereStandsInItsPlaceAndIsNamedAgain() {
        SessionSource named = SessionSource.file("/gone/$J", "gone/$J");
        Reopened.Gone gone = (Reopened.Gone) open(named);
        GoneSource stands = bare.shell.gone(named, gone.why());
        bare.shell.enter(stands);

        assertThat(stands.title()).contains("gone/$J", "not there");
        assertThat(stands.state().problem()).isEqualTo(gone.why());
        assertThat(stands.growing()).isFalse();
        assertThat(stands.store().size()).isZero();
        assertThat(stands.was()).isEqualTo(named);
    }
}
