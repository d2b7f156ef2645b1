package dev.tidemark.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ByteGlyphsTest {

    private static String glyphs(byte[] bytes, @Nullable FieldRow name) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < bytes.length; i++) {
            line.append('[').append(ByteGlyphs.of(bytes, i, name)).append(']');
        }
        return line.toString();
    }

    private static String name(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_16LE);
        return glyphs(bytes, new FieldRow("FileName", 0, bytes.length, "", ""));
    }

    @Test
    void bytesOutsideTheNameAreAsciiOrADot() {
        assertThat(glyphs(new byte[] {0x41, 0x00, 0x7E, 0x7F, (byte) 0xE9}, null))
                .isEqualTo("[A][·][~][·][·]");
    }

    @Test
    void aNameShowsEachCharacterAtItsFirstByte() {
        assertThat(name("aé文")).isEqualTo("[a][][é][][文][]");
    }

    @Test
    void aPairOfSurrogatesIsOneCharacterOfFourBytes() {
        assertThat(name("😀b")).isEqualTo("[😀][][][][b][]");
    }

    @Test
    void controlCharactersAndLoneSurrogatesAreDots() {
        byte[] bytes = {0x0A, 0x00, 0x3D, (byte) 0xD8, 0x41, 0x00, 0x00, (byte) 0xDE, 0x3D, (byte) 0xD8};
        assertThat(glyphs(bytes, new FieldRow("FileName", 0, bytes.length, "", "")))
                .isEqualTo("[·][][·][][A][][·][][·][]");
    }
}
