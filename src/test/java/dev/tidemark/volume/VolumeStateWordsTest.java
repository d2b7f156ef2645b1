package dev.tidemark.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.VolumeFacts.State;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.text.Messages;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("shows-windows")
class VolumeStateWordsTest {

    private static VolumeFacts volume(String id) {
        try (SimulatedBackend machine = SimulatedBackend.oddVolumes(1, InstantSource.system())) {
            return machine.volume(id).facts();
        }
    }

    @ParameterizedTest
    @EnumSource(value = State.class, mode = EnumSource.Mode.EXCLUDE, names = "MOUNTED")
    void everyStateSaysWhatItIsWhatItMeansAndWhatToDo(State state) {
        VolumeFacts facts = volume("C:").in(state);
        assertThat(VolumeStateWords.title(facts)).isNotBlank();
        assertThat(VolumeStateWords.problem(facts)).hasValueSatisfying(problem -> {
            assertThat(problem.meaning()).isEqualTo(Messages.text("volume.state." + state + ".here"));
            assertThat(problem.next()).isEqualTo(Messages.text("volume.state." + state + ".next"));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "H:|H: 21 ERROR_NOT_READY, The device is not ready.",
                "K:|K: 0x80310000, This drive is locked by BitLocker Drive Encryption.",
                "U:|U: 483 ERROR_DEVICE_HARDWARE_ERROR, The request failed due to a fatal device hardware error."
            })
    void theNumberStandsBesideWindowsOwnWordsAndInHexWhenItHasNoName(String id, String what) {
        assertThat(VolumeStateWords.problem(volume(id)).orElseThrow().what()).isEqualTo(what);
    }

    @Test
    void aNumberThatHasWordsIsToldInThemWhereTheStateHasNone() {
        assertThat(VolumeStateWords.problem(volume("U:")).orElseThrow().meaning())
                .contains("hardware error");
    }

    @Test
    void aReadableVolumeHasNoProblem() {
        assertThat(VolumeStateWords.problem(volume("C:"))).isEmpty();
    }
}
