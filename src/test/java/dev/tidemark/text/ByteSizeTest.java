package dev.tidemark.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "33554432,33554432",
        "32 MiB,33554432",
        "32m,33554432",
        "16KB,16384",
        "0x2000000,33554432",
        " 1 GiB ,1073741824"
    })
    void sizesAreReadWithAndWithoutUnits(String text, long bytes) {
        assertThat(ByteSize.parse(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MiB", "-1", "1.5 MiB", "9 EiB", "1 XiB", "0x8000000000000000", "12345678901234567890"})
    void whatIsNoSizeOfSixtyThreeBitsIsRefused(String text) {
        assertThat(ByteSize.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1000, 1024, 33554432, 33554433, Long.MAX_VALUE, 1L << 62})
    void theExactTextIsReadBack(long bytes) {
        assertThat(ByteSize.parse(ByteSize.exact(bytes))).hasValue(bytes);
    }

    @Test
    void wordsGiveBytesAndAUnit() {
        assertThat(ByteSize.words(33_554_432)).isEqualTo("33,554,432 bytes (32.0 MiB)");
        assertThat(ByteSize.words(12)).isEqualTo("12 bytes");
    }
}
