package dev.tidemark.ui.volumes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.text.ByteSize;
import dev.tidemark.text.DurationWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VolumeItemTest {

    private static VolumeItem active(long firstUsn, long nextUsn, double growth) {
        return new VolumeItem(Volumes.active("D:", 1, firstUsn, nextUsn), Volumes.growing(growth), false, false);
    }

    @Test
    void theOldestRecordGoesWhenTheJournalIsLargerThanMaximumAndDeltaTogether() {
        long used = 30 * Volumes.MIB;
        VolumeItem item = active(Volumes.MIB, Volumes.MIB + used, 1024);

        // 40 MiB less 30 MiB, at 1 KiB a second: 10,240 seconds.
        assertThat(item.trimming()).contains("2 h 51 min");
    }

    @Test
    void aJournalThatIsOverdueIsTrimmedAtAnyMoment() {
        assertThat(active(0, 60 * Volumes.MIB, 1024).trimming()).contains("0 s");
    }

    @Test
    void aJournalThatDoesNotGrowIsNotTrimmed() {
        assertThat(active(0, 1000, 0).trimming()).contains("nothing is trimmed");
    }

    @Test
    void theGaugeIsFullWhenRecordsAreAboutToGo() {
        assertThat(active(0, 0, 0).gauge()).isZero();
        assertThat(active(0, 20 * Volumes.MIB, 0).gauge()).isEqualTo(0.5);
        assertThat(active(0, 99 * Volumes.MIB, 0).gauge()).isEqualTo(1);
        assertThat(new VolumeItem(
                                Volumes.without("F:", VolumeStatus.State.NOT_ACTIVE, 1179),
                                JournalTrend.NONE,
                                false,
                                false)
                        .gauge())
                .isNegative();
    }

    @Test
    void sizeGrowthAndRangeAreSaid() {
        VolumeItem item = active(4096, 4096 + 3 * Volumes.MIB, 2048);

        assertThat(item.usage()).contains("3.0 MiB", "32.0 MiB", "2.0 KiB/s");
        assertThat(item.range()).contains("4096", Long.toString(4096 + 3 * Volumes.MIB));
        assertThat(item.space()).isEqualTo("256 GiB free of 1.0 TiB");
        assertThat(item.fullness()).isEqualTo(0.75);
        assertThat(item.title()).isEqualTo("D:  Data");
    }

    @Test
    void whatIsFreeOfALockedVolumeIsNotKnownAndNotShown() {
        VolumeFacts locked =
                Volumes.facts("D:", "Data", "NTFS", VolumeFacts.State.MOUNTED).in(VolumeFacts.State.LOCKED);
        VolumeItem item = new VolumeItem(
                VolumeStatus.without(locked, VolumeStatus.State.LOCKED, null), JournalTrend.NONE, false, false);

        assertThat(item.space()).isEqualTo("1.0 TiB");
        assertThat(item.fullness()).isNegative();
    }

    @ParameterizedTest
    @EnumSource(VolumeStatus.State.class)
    void everyStateIsSaidInWords(VolumeStatus.State state) {
        assertThat(new VolumeItem(Volumes.without("F:", state, 0), JournalTrend.NONE, false, false).journalState())
                .isNotBlank();
    }

    @Test
    void aRefusalIsExplainedInFull() {
        VolumeItem denied =
                new VolumeItem(Volumes.without("C:", VolumeStatus.State.DENIED, 5), JournalTrend.NONE, false, false);

        assertThat(denied.problem()).contains("5 ERROR_ACCESS_DENIED", "administrator");
        assertThat(active(0, 1, 0).problem()).isEmpty();
    }

    @Test
    void aSizeThatIsNotKnownIsNotShown() {
        VolumeFacts known = Volumes.facts("Z:", "", "", VolumeFacts.State.DISMOUNTED);
        VolumeFacts unknown = new VolumeFacts(
                known.id(),
                known.name(),
                known.label(),
                known.fileSystem(),
                -1,
                -1,
                0,
                known.state(),
                false,
                false,
                false,
                false,
                true,
                false,
                7);
        VolumeItem item = new VolumeItem(
                VolumeStatus.without(unknown, VolumeStatus.State.DISMOUNTED, null), JournalTrend.NONE, false, false);

        assertThat(item.space()).isEmpty();
        assertThat(item.fullness()).isNegative();
        assertThat(item.title()).isEqualTo("Z:");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "59.4, 59 s",
        "60, 1 min",
        "3569, 59 min",
        "3599, 1 h 0 min",
        "12000, 3 h 20 min",
        "86399, 24 h 0 min",
        "129600, 36 h 0 min",
        "172800, 2 days",
        "1e12, more than 1000 days"
    })
    void durationsAreSaidInTheirLargestUnits(double seconds, String words) {
        assertThat(DurationWords.of(seconds).replace(",", "")).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.0 KiB", "156672, 153 KiB", "33554432, 32.0 MiB", "-1, -1 B"})
    void bytesAreSaidInBinaryUnits(long count, String words) {
        assertThat(ByteSize.brief(count)).isEqualTo(words);
    }
}
