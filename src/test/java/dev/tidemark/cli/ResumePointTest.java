package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("shows-out")
class ResumePointTest {

    private static final ResumePoint POINT = new ResumePoint(
            0xFEDC_BA98_7654_3210L,
            new ReadingPosition(0x8000_0000_0000_0001L, Long.MAX_VALUE),
            Instant.parse("2026-11-26T23:10:11.123456789Z"));

    @TempDir
    Path folder;

    private ResumePointFile file() {
        return new ResumePointFile(folder.resolve("point.json"));
    }

    @Test
    void aPointComesBackAsItWasKept() throws Exception {
        assertThat(file().read()).isEmpty();

        file().write(POINT);
        ResumePoint later = new ResumePoint(1, new ReadingPosition(2, 3), Instant.EPOCH);
        file().write(later);

        assertThat(file().read()).contains(later);
        assertThat(ResumePoint.parse("f", POINT.json())).isEqualTo(POINT);
        try (var files = Files.list(folder)) {
            assertThat(files).as("nothing is left beside it").containsExactly(file().path());
        }
    }

    @Test
    void aPersonCanReadIt() {
        assertThat(POINT.json())
                .isEqualTo("{\"volumeSerial\":\"0xfedcba9876543210\",\"journalId\":\"0x8000000000000001\","
                        + "\"nextUsn\":9223372036854775807,\"writtenAt\":\"2026-11-26T23:10:11.123456789Z\"}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"volumeSerial\":\"0x1\",\"journalId\":\"0x2\",\"nextUsn\":-1,\"writtenAt\":\"2026-01-01T00:00:00Z\"}",
                "{\"volumeSerial\":\"0x1\",\"journalId\":\"0x2\",\"nextUsn\":1.5,\"writtenAt\":\"2026-01-01T00:00:00Z\"}",
                "{\"volumeSerial\":\"0x1\",\"journalId\":2,\"nextUsn\":1,\"writtenAt\":\"2026-01-01T00:00:00Z\"}",
                "{\"volumeSerial\":\"x\",\"journalId\":\"0x2\",\"nextUsn\":1,\"writtenAt\":\"2026-01-01T00:00:00Z\"}",
                "{\"volumeSerial\":\"0x1\",\"journalId\":\"0x2\",\"nextUsn\":1,\"writtenAt\":\"yesterday\"}",
                "{\"volumeSerial\":\"0x1\",\"journalId\":\"0x2\",\"nextUsn\":1,\"writtenAt\":\"2026-01-01T00:00:00Z\"}"
                        + " x",
                "{\"volumeSerial\":\"0x1\",\"journalId\":\"0x2\",\"next",
            })
    void whatIsNoPointIsSaidAndLeft(String text) throws IOException {
        Files.writeString(file().path(), text);

        CommandFailedException failed = catchThrowableOfType(CommandFailedException.class, () -> file().read());

        assertThat(failed.problem().what()).contains(file().path().toString());
        assertThat(failed.problem().next()).isNotBlank();
        assertThat(file().path()).hasContent(text);
    }

    @Test
    void ofAFileOfAnyLengthNoMoreIsReadThanAPointHas() throws IOException {
        Files.writeString(file().path(), " ".repeat(1 << 20) + POINT.json());

        CommandFailedException failed = catchThrowableOfType(CommandFailedException.class, () -> file().read());

        assertThat(failed.problem().what()).contains("longer than 4096 bytes");
    }
}
