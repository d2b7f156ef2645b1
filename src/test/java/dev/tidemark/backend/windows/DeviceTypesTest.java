package dev.tidemark.backend.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class DeviceTypesTest {

    private static final int DISK = 7;
    private static final int VIRTUAL_DISK = 0x24;

    private final Queue<Integer> answers = new ArrayDeque<>();
    private final DeviceTypes types = new DeviceTypes(volume -> answers.remove());

    @Test
    void whatCouldNotBeToldIsAskedAgain() {
        answers.addAll(List.of(0, 0, DISK));

        assertThat(List.of(types.of("U:"), types.of("U:"), types.of("U:"))).containsExactly(0, 0, DISK);
    }

    @Test
    void whatWasToldIsNotAskedAgainWhileTheVolumeIsThere() {
        answers.addAll(List.of(DISK, VIRTUAL_DISK));

        assertThat(List.of(types.of("U:"), types.of("U:"))).containsExactly(DISK, DISK);
        types.retain(List.of("U:"));
        assertThat(types.of("U:")).isEqualTo(DISK);
        types.retain(List.of());
        assertThat(types.of("U:")).isEqualTo(VIRTUAL_DISK);
    }
}
