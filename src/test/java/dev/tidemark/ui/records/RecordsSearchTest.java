package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsSearchTest {

    @TempDir
    Path folder;

    private RecordsFixture fixture() {
        return RecordsFixture.direct(folder).append(300);
    }

    private static long lead(RecordsFixture fixture) {
        fixture.model.pulse();
        return fixture.model.leadRecordProperty().get();
    }

    private static void type(RecordsFixture fixture, String text) {
        for (char c : text.toCharArray()) {
            fixture.model.type(String.valueOf(c));
            fixture.model.pulse();
            fixture.clock += 100_000_000L;
        }
    }

    @Test
    void goingToAUsnLandsOnTheFirstRecordAtOrAfterIt() {
        RecordsFixture fixture = fixture();

        fixture.model.goToUsn(RecordsFixture.usn(120) - 1);
        assertThat(lead(fixture)).isEqualTo(120);
        fixture.model.goToUsn(0);
        assertThat(lead(fixture)).isZero();
    }

    @Test
    void goingBehindTheLastRecordStaysAndSaysSo() {
        RecordsFixture fixture = fixture();
        fixture.model.goToRow(7);

        fixture.model.goToUsn(Long.MAX_VALUE);

        assertThat(lead(fixture)).isEqualTo(7);
        fixture.model.pulse();
        assertThat(fixture.model.statusProperty().get()).isNotEmpty();
    }

    @Test
    void goingToTheRecordOfAUsnLandsOnItOrSaysThatItIsNotShown() {
        RecordsFixture fixture = fixture();

        fixture.model.goToRecordOf(RecordsFixture.usn(120), 0);
        assertThat(lead(fixture)).isEqualTo(120);
        fixture.model.pulse();
        assertThat(fixture.model.statusProperty().get()).isEmpty();

        fixture.model.goToRecordOf(RecordsFixture.usn(130) - 1, 0);
        assertThat(lead(fixture)).isEqualTo(120);
        fixture.model.pulse();
        assertThat(fixture.model.statusProperty().get()).contains("not among the rows shown");
    }

    @Test
    void goingToATimeLandsOnTheFirstRecordAtOrAfterIt() {
        RecordsFixture fixture = fixture();

        fixture.model.goToTime(RecordsFixture.START + 55);

        assertThat(lead(fixture)).isEqualTo(55);
        fixture.model.pulse();
        assertThat(fixture.visible()).contains(55L);
        assertThat(fixture.model.followingProperty().get()).isFalse();
    }

    @Test
    void goingToARecordThatIsFilteredOutDoesNothing() {
        RecordsFixture fixture = fixture();
        fixture.only(record -> record % 2 == 0);
        fixture.model.goToRecord(10);
        assertThat(lead(fixture)).isEqualTo(10);

        fixture.model.goToRecord(11);

        assertThat(lead(fixture)).isEqualTo(10);
    }

    @Test
    void goingToARowBeyondTheLastLandsOnTheLast() {
        RecordsFixture fixture = fixture();

        fixture.model.goToRow(10_000_000_000L);

        assertThat(lead(fixture)).isEqualTo(299);
    }

    @Test
    void findNextAndPreviousGoRoundTheEnds() {
        RecordsFixture fixture = fixture();
        fixture.model.goToRow(100);
        fixture.model.findTextProperty().set("5.txt");

        fixture.model.find(true);
        assertThat(lead(fixture)).isEqualTo(105);
        fixture.model.find(true);
        assertThat(lead(fixture)).isEqualTo(115);
        fixture.model.find(false);
        assertThat(lead(fixture)).isEqualTo(105);

        fixture.model.goToRow(297);
        fixture.model.find(true);
        assertThat(lead(fixture)).isEqualTo(5);
        fixture.model.find(false);
        assertThat(lead(fixture)).isEqualTo(295);
    }

    @Test
    void findingNothingSaysSo() {
        RecordsFixture fixture = fixture();
        fixture.model.findTextProperty().set("no such name");

        fixture.model.find(true);
        lead(fixture);

        assertThat(fixture.model.statusProperty().get()).isEqualTo("No name matches.");
    }

    @Test
    void findingWithoutATextAsksForOne() {
        RecordsFixture fixture = fixture();

        fixture.model.find(true);
        lead(fixture);

        assertThat(fixture.model.statusProperty().get()).contains("Ctrl+F");
    }

    @Test
    void typingGoesToTheNextNameThatBeginsSo() {
        RecordsFixture fixture = fixture();
        fixture.model.goToRow(30);

        type(fixture, "FILE-4");
        assertThat(lead(fixture)).isEqualTo(40);
        type(fixture, "2");
        assertThat(lead(fixture)).isEqualTo(42);
    }

    @Test
    void typingAgainAfterAPauseBeginsAnotherName() {
        RecordsFixture fixture = fixture();
        fixture.model.goToRow(30);
        type(fixture, "f");
        assertThat(lead(fixture)).isEqualTo(31);
        fixture.clock += 2_000_000_000L;

        assertThat(fixture.model.typing()).isFalse();
        type(fixture, "f");

        assertThat(lead(fixture)).isEqualTo(32);
    }

    @Test
    void aCancelledSearchDoesNotMoveTheWindow() {
        RecordsFixture fixture = RecordsFixture.slow(folder).append(300);
        fixture.model.goToUsn(RecordsFixture.usn(3));
        fixture.model.pulse();
        assertThat(fixture.running()).startsWith("Searching");

        fixture.model.cancel();
        assertThat(fixture.running()).isEmpty();
        fixture.work();

        assertThat(lead(fixture)).isEqualTo(-1);
        assertThat(fixture.model.statusProperty().get()).isEmpty();
    }

    @Test
    void aLaterSearchReplacesAnEarlierOne() {
        RecordsFixture fixture = RecordsFixture.slow(folder).append(300);
        fixture.model.goToUsn(RecordsFixture.usn(3));
        fixture.model.goToUsn(RecordsFixture.usn(77));

        fixture.work();

        assertThat(lead(fixture)).isEqualTo(77);
    }

    @Test
    void aSearchWhilePausedSeesOnlyWhatIsShown() {
        RecordsFixture fixture = fixture();
        fixture.model.pausedProperty().set(true);
        fixture.append(100);

        fixture.model.goToUsn(RecordsFixture.usn(350));

        assertThat(lead(fixture)).isEqualTo(-1);
    }
}
