package dev.tidemark.ui.volumes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.VolumeFacts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-out")
class AllVolumesTest {

    private static final List<VolumeItem> ITEMS = List.of(
            item(Volumes.active("C:", 1, 0, 1000)),
            item(Volumes.without("D:", VolumeStatus.State.NOT_ACTIVE, 1179)),
            item(Volumes.active("E:", 1, 0, 1000)),
            item(Volumes.without("L:", VolumeStatus.State.LOCKED, 0)));

    private static VolumeItem item(VolumeStatus status) {
        return new VolumeItem(status, JournalTrend.NONE, false, false);
    }

    private static AllVolumes all(Set<String> open, Set<String> shown) {
        return AllVolumes.of(ITEMS, open, shown);
    }

    private static List<String> ids(AllVolumes all) {
        return all.volumes().stream().map(VolumeFacts::id).toList();
    }

    @Test
    void thoseWithAJournalAreReadTogetherAndTheRestIsNamedWithItsReason() {
        AllVolumes all = all(Set.of(), Set.of());

        assertThat(ids(all)).containsExactly("C:", "E:");
        assertThat(all.isPossible()).isTrue();
        assertThat(all.tip())
                .contains("C:, E: as one list")
                .contains("Without D: (No change journal); L: (Locked by Tidemark)");
    }

    @Test
    void oneThatIsOpenAlreadyStaysAmongThemWhateverBecomesOfIt() {
        AllVolumes all = all(Set.of("L:"), Set.of("C:"));

        assertThat(ids(all)).containsExactly("C:", "E:", "L:");
        assertThat(all.words()).isEqualTo("3");
        assertThat(all.shown()).isFalse();
        assertThat(all(Set.of("L:"), Set.of("L:", "C:", "E:")).shown()).isTrue();
    }

    @Test
    void oneVolumeIsNoList() {
        assertThat(AllVolumes.of(ITEMS.subList(0, 2), Set.of(), Set.of("C:")).isPossible())
                .isFalse();
        assertThat(AllVolumes.NONE.isPossible()).isFalse();
    }
}
