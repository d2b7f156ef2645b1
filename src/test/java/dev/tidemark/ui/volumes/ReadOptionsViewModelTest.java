package dev.tidemark.ui.volumes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.ReadOptions.Start;
import dev.tidemark.capture.ReadOptions.Versions;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.ui.volumes.ReadOptionsViewModel.Field;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOptionsViewModelTest {

    private final ReadOptionsViewModel model = new ReadOptionsViewModel();

    private ReadOptions options() {
        return Objects.requireNonNull(model.options());
    }

    private String problem(Field field) {
        return model.problemProperty(field).get();
    }

    @Test
    void untouchedTheyAreTheDefaults() {
        assertThat(options()).isEqualTo(ReadOptions.DEFAULT);
        for (Field field : Field.values()) {
            assertThat(problem(field)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"6291456, 6291456", "0x600000, 6291456", "0X600000, 6291456", "'6,291,456', 6291456", "' 96 ', 96"})
    void aUsnIsTypedInDecimalOrHex(String typed, long usn) {
        model.startProperty().set(Start.USN);
        model.usnProperty().set(typed);

        assertThat(options().start()).isEqualTo(Start.USN);
        assertThat(options().usn()).isEqualTo(usn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "abc", "0x", "12.5", "99999999999999999999"})
    void aWrongUsnIsSaidBesideItsField(String typed) {
        model.startProperty().set(Start.USN);
        model.usnProperty().set(typed);

        assertThat(problem(Field.USN)).isEqualTo("Not a USN: " + typed);
        assertThat(model.options()).isNull();
        assertThat(problem(Field.ID)).isEmpty();
    }

    @Test
    void aUsnIsAskedForOnlyWhereReadingBeginsAtOne() {
        model.usnProperty().set("nonsense");
        assertThat(options().usn()).isZero();

        model.startProperty().set(Start.USN);
        model.usnProperty().set("");
        assertThat(model.options()).isNull();
        assertThat(problem(Field.USN)).isEqualTo("Type the USN to begin at");

        model.startProperty().set(Start.NOW);
        assertThat(problem(Field.USN)).isEmpty();
        assertThat(options().start()).isEqualTo(Start.NOW);
    }

    @Test
    void aJournalIdIsHex() {
        model.journalIdProperty().set("0x01dd798267cac512");
        assertThat(options().journalId()).isEqualTo(OptionalLong.of(0x01dd798267cac512L));
        model.journalIdProperty().set("ffffffffffffffff");
        assertThat(options().journalId()).isEqualTo(OptionalLong.of(-1));
        model.journalIdProperty().set(" ");
        assertThat(options().journalId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyz", "0x", "-1", "+1", "10000000000000000"})
    void aWrongJournalIdIsSaidBesideItsField(String typed) {
        model.journalIdProperty().set(typed);

        assertThat(problem(Field.ID)).contains(typed);
        assertThat(model.options()).isNull();
    }

    @Test
    void versionsAreTheOfferedOnesOrARangeOrThoseOfV0() {
        assertThat(options().versions()).isEqualTo(Versions.OFFERED);
        model.minVersionProperty().set("2");
        model.maxVersionProperty().set("3");
        assertThat(options().versions()).isEqualTo(new Versions(false, 2, 3));
        model.minVersionProperty().set("");
        assertThat(options().versions()).isEqualTo(new Versions(false, 0, 3));
        model.v0Property().set(true);
        assertThat(options().versions()).isEqualTo(Versions.V0);
    }

    @ParameterizedTest
    @CsvSource({"4, 2", "x, ''", "0, 3", "2, 65536", "2, -3"})
    void aWrongRangeOfVersionsIsSaidBesideIt(String min, String max) {
        model.minVersionProperty().set(min);
        model.maxVersionProperty().set(max);
        assertThat(problem(Field.VERSIONS)).startsWith("Not a range of versions");
        assertThat(model.options()).isNull();

        model.v0Property().set(true);
        assertThat(problem(Field.VERSIONS)).isEmpty();
    }

    @Test
    void bytesAndTimeoutAreNumbersOfZeroOrMore() {
        model.bytesToWaitForProperty().set("0");
        model.timeoutProperty().set("30");
        assertThat(options().bytesToWaitFor()).isZero();
        assertThat(options().timeoutSeconds()).isEqualTo(30);

        model.bytesToWaitForProperty().set("-1");
        model.timeoutProperty().set("");
        assertThat(model.options()).isNull();
        assertThat(problem(Field.BYTES)).contains("-1");
        assertThat(problem(Field.TIMEOUT)).isEqualTo("Type a number of seconds, 0 or more");
    }

    @Test
    void whatIsMendedIsNoLongerSaidToBeWrong() {
        model.timeoutProperty().set("x");
        assertThat(problem(Field.TIMEOUT)).isNotEmpty();

        model.timeoutProperty().set("2");

        assertThat(problem(Field.TIMEOUT)).isEmpty();
    }
}
