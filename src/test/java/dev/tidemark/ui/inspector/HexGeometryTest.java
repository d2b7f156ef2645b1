package dev.tidemark.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HexGeometryTest {

    private static final double CHAR = 7.2;

    @Test
    void sixteenBytesStandOnALineWhereTheyFitAndEightElsewhere() {
        assertThat(HexGeometry.fitting(CHAR, 600, 100).perLine()).isEqualTo(16);
        assertThat(HexGeometry.fitting(CHAR, 320, 100).perLine()).isEqualTo(8);
    }

    @Test
    void eightBytesALineFitTheNarrowestPane() {
        HexGeometry narrow = HexGeometry.fitting(CHAR, 320, 100);

        assertThat(narrow.textX(8)).isLessThan(320);
    }

    @Test
    void everyByteIsFoundWhereItIsDrawnInHexAndAsCharacter() {
        for (int width : new int[] {320, 600}) {
            HexGeometry places = HexGeometry.fitting(CHAR, width, 100);
            for (int i = 0; i < 100; i++) {
                int column = i % places.perLine();
                double y = places.middleY(i / places.perLine());
                assertThat(places.byteAt(places.hexX(column) + CHAR, y)).isEqualTo(i);
                assertThat(places.byteAt(places.textX(column) + CHAR / 2, y)).isEqualTo(i);
            }
        }
    }

    @Test
    void besideTheBytesThereIsNone() {
        HexGeometry places = HexGeometry.fitting(CHAR, 320, 12);

        assertThat(places.byteAt(places.hexX(4) + 1, places.middleY(1))).isEqualTo(-1);
        assertThat(places.byteAt(10, places.middleY(0))).isEqualTo(-1);
        assertThat(places.byteAt(places.textX(8) + 1, places.middleY(0))).isEqualTo(-1);
        assertThat(places.byteAt(places.hexX(0), 2)).isEqualTo(-1);
        assertThat(places.byteAt(places.hexX(0), places.middleY(2))).isEqualTo(-1);
    }

    @Test
    void withoutBytesThereIsNoLine() {
        HexGeometry places = HexGeometry.fitting(CHAR, 320, 0);

        assertThat(places.lines()).isZero();
        assertThat(places.lineAt(100)).isZero();
        assertThat(places.byteAt(places.hexX(0), places.middleY(0))).isEqualTo(-1);
    }
}
