package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsSearchTest {

    @TempDir
    Path folder;

    private RecordsFixture rig() {
        return RecordsFixture.direct(folder).append(300);
    }

    private static long lead(RecordsFixture rig) {
        rig.model.pulse();
        return rig.model.leadRecordProperty().get();
    }

    private static void type(RecordsFixture rig, String text) {
        for (char c : text.toCharArray()) {
            rig.model.type(String.valueOf(c));
            rig.model.pulse();
            rig.clock += 100_000_000L;
        }
    }

    @Test
    void goingToAUsnLandsOnTheFirstRecordAtOrAfterIt() {
        RecordsFixture rig = rig();

        rig.model.goToUsn(RecordsFixture.usn(120) - 1);
        assertThat(lead(rig)).isEqualTo(120);
        rig.model.goToUsn(0);
        assertThat(lead(rig)).isZero();
    }

    @Test
    void goingBehindTheLastRecordStaysAndSaysSo() {
        RecordsFixture rig = rig();
        rig.model.goToRow(7);

        rig.model.goToUsn(Long.MAX_VALUE);

        assertThat(lead(rig)).isEqualTo(7);
        rig.model.pulse();
        assertThat(rig.model.statusProperty().get()).isNotEmpty();
    }

    @Test
    void goingToTheRecordOfAUsnLandsOnItOrSaysThatItIsNotShown() {
        RecordsFixture rig = rig();

        rig.model.goToRecordOf(RecordsFixture.usn(120));
        assertThat(lead(rig)).isEqualTo(120);
        rig.model.pulse();
        assertThat(rig.model.statusProperty().get()).isEmpty();

        rig.model.goToRecordOf(RecordsFixture.usn(130) - 1);
        assertThat(lead(rig)).isEqualTo(120);
        rig.model.pulse();
        assertThat(rig.model.statusProperty().get()).contains("not among the rows shown");
    }

    @Test
    void goingToATimeLandsOnTheFirstRecordAtOrAfterIt() {
        RecordsFixture rig = rig();

        rig.model.goToTime(RecordsFixture.START + 55);

        assertThat(lead(rig)).isEqualTo(55);
        rig.model.pulse();
        assertThat(rig.visible()).contains(55L);
        assertThat(rig.model.followingProperty().get()).isFalse();
    }

    @Test
    void goingToARecordThatIsFilteredOutDoesNothing() {
        RecordsFixture rig = rig();
        rig.only(record -> record % 2 == 0);
        rig.model.goToRecord(10);
        assertThat(lead(rig)).isEqualTo(10);

        rig.model.goToRecord(11);

        assertThat(lead(rig)).isEqualTo(10);
    }

    @Test
    void goingToARowBeyondTheLastLandsOnTheLast() {
        RecordsFixture rig = rig();

        rig.model.goToRow(10_000_000_000L);

        assertThat(lead(rig)).isEqualTo(299);
    }

    @Test
    void findNextAndPreviousGoRoundTheEnds() {
        RecordsFixture rig = rig();
        rig.model.goToRow(100);
        rig.model.findTextProperty().set("5.txt");

        rig.model.find(true);
        assertThat(lead(rig)).isEqualTo(105);
        rig.model.find(true);
        assertThat(lead(rig)).isEqualTo(115);
        rig.model.find(false);
        assertThat(lead(rig)).isEqualTo(105);

        rig.model.goToRow(297);
        rig.model.find(true);
        assertThat(lead(rig)).isEqualTo(5);
        rig.model.find(false);
        assertThat(lead(rig)).isEqualTo(295);
    }

    @Test
    void findingNothingSaysSo() {
        RecordsFixture rig = rig();
        rig.model.findTextProperty().set("no such name");

        rig.model.find(true);
        lead(rig);

        assertThat(rig.model.statusProperty().get()).isEqualTo("No name matches.");
    }

    @Test
    void findingWithoutATextAsksForOne() {
        RecordsFixture rig = rig();

        rig.model.find(true);
        lead(rig);

        assertThat(rig.model.statusProperty().get()).contains("Ctrl+F");
    }

    @Test
    void typingGoesToTheNextNameThatBeginsSo() {
        RecordsFixture rig = rig();
        rig.model.goToRow(30);

        type(rig, "FILE-4");
        assertThat(lead(rig)).isEqualTo(40);
        type(rig, "2");
        assertThat(lead(rig)).isEqualTo(42);
    }

    @Test
    void typingAgainAfterAPauseBeginsAnotherName() {
        RecordsFixture rig = rig();
        rig.model.goToRow(30);
        type(rig, "f");
        assertThat(lead(rig)).isEqualTo(31);
        rig.clock += 2_000_000_000L;

        assertThat(rig.model.typing()).isFalse();
        type(rig, "f");

        assertThat(lead(rig)).isEqualTo(32);
    }

    @Test
    void aCancelledSearchDoesNotMoveTheWindow() {
        RecordsFixture rig = RecordsFixture.slow(folder).append(300);
        rig.model.goToUsn(RecordsFixture.usn(3));
        rig.model.pulse();
        assertThat(rig.running()).startsWith("Searching");

        rig.model.cancel();
        assertThat(rig.running()).isEmpty();
        rig.work();

        assertThat(lead(rig)).isEqualTo(-1);
        assertThat(rig.model.statusProperty().get()).isEmpty();
    }

    @Test
    void aLaterSearchReplacesAnEarlierOne() {
        RecordsFixture rig = RecordsFixture.slow(folder).append(300);
        rig.model.goToUsn(RecordsFixture.usn(3));
        rig.model.goToUsn(RecordsFixture.usn(77));

        rig.work();

        assertThat(lead(rig)).isEqualTo(77);
    }

    @Test
    void aSearchWhilePausedSeesOnlyWhatIsShown() {
        RecordsFixture rig = rig();
        rig.model.pausedProperty().set(true);
        rig.append(100);

        rig.model.goToUsn(RecordsFixture.usn(350));

        assertThat(lead(rig)).isEqualTo(-1);
    }
}
