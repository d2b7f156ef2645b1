package dev.tidemark.usn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0x80000100; 80000100",
                "80000100; 80000100",
                "FILE_CREATE|CLOSE; 80000100",
                "file_create, close; 80000100",
                "USN_REASON_FILE_CREATE + USN_REASON_CLOSE; 80000100",
                "File create | Close; 80000100",
                "FILE_CREATE CLOSE; 80000100",
                "Rename: old name|0x02000000; 02001000",
                "0; 0"
            })
    void aMaskReadsFromHexAndFromNames(String text, String mask) {
        assertThat(Reason.parse(text)).isEqualTo(Integer.parseUnsignedInt(mask, 16));
    }

    @Test
    void aWordThatIsNoReasonIsNamed() {
        assertThatThrownBy(() -> Reason.parse("FILE_CREATE|NONSENSE"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NONSENSE");
        assertThatThrownBy(() -> Reason.parse("0x123456789")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void labelsStandInBitOrderAndUnknownBitsAreKept() {
        assertThat(Reason.labels(0x8000_0102)).isEqualTo("Data extend | File create | Close");
        assertThat(Reason.labels(0x0200_0001)).isEqualTo("Data overwrite | 0x02000000");
        assertThat(Reason.labels(0)).isEmpty();
        assertThat(Reason.symbols(0x8000_0000)).isEqualTo("USN_REASON_CLOSE");
    }

    @Test
    void attributesHaveLetters() {
        assertThat(FileAttribute.letters(0x26)).isEqualTo("HSA");
        assertThat(FileAttribute.letters(0x8000_0020)).isEqualTo("A+0x80000000");
    }

    @Test
    void filetimeKeepsAllSevenDigitsAndSurvivesAbsurdValues() {
        assertThat(Filetime.isoUtc(132_914_203_663_921_802L)).isEqualTo("2022-03-10T21:12:46.3921802Z");
        assertThat(Filetime.of(Instant.parse("2022-03-10T21:12:46.392180200Z"))).isEqualTo(132_914_203_663_921_802L);
        assertThat(Filetime.format(0, ZoneOffset.UTC, ' ')).isEqualTo("1601-01-01 00:00:00.0000000");
        assertThat(Filetime.isoUtc(Long.MAX_VALUE)).startsWith("30828-");
        assertThat(Filetime.isoUtc(Long.MIN_VALUE)).startsWith("-27627-");
        assertThat(Filetime.of(Filetime.toInstant(Long.MIN_VALUE))).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void aFileIdPrintsSixteenDigitsOrThirtyTwo() {
        assertThat(FileId.ntfs(0x28, 1).hex()).isEqualTo("0001000000000028");
        assertThat(new FileId(1, 2).hex()).isEqualTo("00000000000000010000000000000002");
        assertThat(FileId.of64(0x0005_0000_0000_0005L)).isEqualTo(FileId.NTFS_ROOT);
        assertThat(FileId.NTFS_ROOT.sequence()).isEqualTo(5);
        assertThat(FileId.of64(-1).recordNumber()).isEqualTo(0xFFFF_FFFF_FFFFL);
    }
}
