package dev.tidemark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("shows-quick")
class PlainStartTest {

    @Test
    void noArgumentFilesAndTheSimulatorAreAPlainStart() {
        assertThat(PlainStart.of()).contains(new PlainStart(List.of(), false, false));
        assertThat(PlainStart.of("$J", "other journal", "@names"))
                .contains(new PlainStart(
                        List.of(Path.of("$J"), Path.of("other journal"), Path.of("@names")), false, false));
        assertThat(PlainStart.of("--simulated")).contains(new PlainStart(List.of(), true, false));
        assertThat(PlainStart.of("--simulated", "--until-painted", "$J"))
                .contains(new PlainStart(List.of(Path.of("$J")), true, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "-V",
                "--simulated=odd-volumes",
                "--simulated --simulated",
                "--until-painted --until-painted",
                "--rate 5",
                "$J --mft $MFT",
                "-- $J",
                "--sim",
                "-"
            })
    void whateverElseIsAskedIsLeftToTheWholeCommandLine(String line) {
        assertThat(PlainStart.of(line.split(" ", -1))).isEmpty();
    }

    @Test
    void anEmptyNameIsLeftToTheWholeCommandLine() {
        assertThat(PlainStart.of("")).isEmpty();
    }

    @Test
    void aCommandBehindAnOptionIsNoFileToOpen() {
        assertThat(PlainStart.of("--simulated", "records")).isEmpty();
        assertThat(PlainStart.of("--simulated", "a file", "records")).isPresent();
    }
}
