package dev.tidemark.backend.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What hears of a volume lets go of it, whenever that is asked for. */
@Tag("shows-windows")
class VolumeListeningTest {

    private final List<String> done = new ArrayList<>();
    private final VolumeListening listening = new VolumeListening(() -> done.add("closed"));

    @Test
    void closingEndsTheRegistrationBeforeTheHandleAndOnce() {
        listening.register(leaving -> () -> done.add("ended"));

        listening.close();
        listening.close();

        assertThat(done).containsExactly("ended", "closed");
    }

    @Test
    void aDeviceThatLeavesWhileItIsRegisteredLeavesNoRegistration() {
        listening.register(leaving -> {
            leaving.run();
            return () -> done.add("ended");
        });

        listening.close();

        assertThat(done).containsExactly("closed", "ended");
    }

    @Test
    void aRegistrationThatFailsLeavesNoHandle() {
        assertThatThrownBy(() -> listening.register(leaving -> {
                    throw new IllegalStateException("no library");
                }))
                .hasMessage("no library");

        assertThat(done).containsExactly("closed");
    }
}
