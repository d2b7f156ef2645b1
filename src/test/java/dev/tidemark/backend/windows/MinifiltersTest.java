package dev.tidemark.backend.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Minifilter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fltlib gives, taken apart. */
@Tag("shows-windows")
class MinifiltersTest {

    private static final int HEAD = 20;

    /** INSTANCE_FULL_INFORMATION: for each text its length and where it is, then the texts. */
    private static ByteBuffer instance(String name, String altitude, String volume, String filter) {
        ByteBuffer bytes = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0);
        int at = HEAD;
        for (String text : new String[] {name, altitude, volume, filter}) {
            int length = text.length() * Character.BYTES;
            bytes.putShort((short) length).putShort((short) at);
            bytes.put(at, text.getBytes(StandardCharsets.UTF_16LE));
            at += length;
        }
        return bytes;
    }

    @Test
    void aFilterIsItsNameItsInstanceAndItsAltitude() {
        ByteBuffer bytes = instance("WdFilter Instance", "328010", "\\Device\\HarddiskVolume3", "WdFilter");
        assertThat(Minifilters.decode(bytes, 200)).isEqualTo(new Minifilter("WdFilter", "WdFilter Instance", "328010"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 19, 20, 30, 4096, 100_000, -1})
    void anAnswerThatIsCutShortBreaksNothing(int length) {
        ByteBuffer bytes = instance("a", "1", "v", "f");
        bytes.putShort(16, (short) -1).putShort(18, (short) -1);
        assertThat(Minifilters.decode(bytes, length)).isNotNull();
    }

    @Test
    void aVolumeIsSpelledAsTheFilterManagerWantsIt() {
        assertThat(Minifilters.filterName("C:")).isEqualTo("C:");
        assertThat(Minifilters.filterName("\\\\?\\Volume{0c1b7a5e-0000-0000-0000-100000000000}\\"))
                .isEqualTo("\\??\\Volume{0c1b7a5e-0000-0000-0000-100000000000}");
    }
}
