package dev.tidemark.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.ScratchFiles;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.host.ScratchVolume;
import dev.tidemark.backend.host.SimulatedMachine;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("shows-windows")
class ScratchRulesTest {

    private final SimulatedBackend standard = SimulatedBackend.standard(1, InstantSource.system());
    private final SimulatedBackend odd = SimulatedBackend.of(SimulatedMachine.ODD_VOLUMES, 1, InstantSource.system());

    @AfterEach
    void close() {
        standard.close();
        odd.close();
    }

    private static VolumeFacts facts(SimulatedBackend machine, String name) {
        return VolumeFacts.named(machine.volumes(), name).orElseThrow();
    }

    private static String meaning(Optional<Problem> refusal) {
        return refusal.map(Problem::meaning).orElse("");
    }

    @ParameterizedTest
    @CsvSource({"C:, system", "D:, size", "R:, fileSystem", "X:, fileSystem"})
    void noVolumeThatSomebodyUsesIsTaken(String volume, String rule) {
        VolumeFacts facts = facts(standard, volume);

        assertThat(meaning(ScratchRules.refusal(facts, facts.label())))
                .isEqualTo(Messages.text("selftest.refused." + rule));
    }

    @ParameterizedTest
    @CsvSource({
        "G:, state",
        "K:, state",
        "N:, state",
        "P:, state",
        "C:\\ClusterStorage\\Volume1, device",
        "C:\\Mounts\\Swap, system"
    })
    void noOddVolumeIsTaken(String volume, String rule) {
        VolumeFacts facts = facts(odd, volume);

        assertThat(meaning(ScratchRules.refusal(facts, facts.label())))
                .isEqualTo(Messages.text("selftest.refused." + rule));
    }

    @Test
    void aSmallEmptyVolumeIsTakenByItsLabelOnly() throws Exception {
        try (ScratchVolume scratch = standard.attachScratchVolume()) {
            VolumeFacts facts = facts(standard, scratch.id());
            assertThat(ScratchRules.refusal(facts, facts.label())).isEmpty();
            assertThat(meaning(ScratchRules.refusal(facts, "tidemark ")))
                    .isEqualTo(Messages.text("selftest.refused.name"));
            assertThat(meaning(ScratchRules.refusal(facts, ""))).isEqualTo(Messages.text("selftest.refused.name"));
            try (ScratchFiles files = standard.scratchFiles(scratch.id())) {
                files.create("own.txt");
                assertThat(ScratchRules.others(facts, files)).isEmpty();
                var volume = standard.volume(scratch.id());
                volume.files()
                        .create(volume.files().root(), "somebody's.txt", 0)
                        .close();
                assertThat(meaning(ScratchRules.others(facts, files)))
                        .isEqualTo(Messages.text("selftest.refused.empty"));
            }
        }
    }

    @Test
    void aVolumeThatHasAnOwnNameOpensByItToo() throws Exception {
        String own = standard.ownName("D:").orElseThrow();
        assertThat(own).startsWith("\\\\?\\Volume{").endsWith("}\\");
        standard.openVolume(own, OpenMode.VOLUME_FACTS).close();
        assertThat(standard.ownName(own)).isEmpty();
    }
}
