package dev.tidemark.usn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.ScanSink.GapKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalScannerTest {

    private static Records file(String name) {
        return Records.v2(name)
                .reason(Reason.FILE_CREATE.bit())
                .file(FileId.ntfs(40, 1))
                .parent(FileId.NTFS_ROOT);
    }

    private static List<Long> add(JournalFile journal, int count) {
        List<Long> usns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            usns.add(journal.add(file("file-" + i + ".txt")));
        }
        return usns;
    }

    @Test
    void leadingZerosAreNoGap() {
        JournalFile journal = new JournalFile(0).zeros(3 * 4096);
        List<Long> usns = add(journal, 3);
        Scan scan = Scan.of(journal.toBytes());
        assertThat(scan.usns()).isEqualTo(usns);
        assertThat(scan.gaps()).isEmpty();
    }

    @Test
    void anExtractMayBeginInTheMiddleOfAPage() {
        JournalFile journal = new JournalFile(209_715_200 + 1000);
        List<Long> usns = add(journal, 200);
        Scan scan = Scan.of(journal.toBytes());
        assertThat(scan.usns()).isEqualTo(usns);
        assertThat(scan.gaps()).isEmpty();
    }

    @Test
    void paddingAtTheEndOfAPageOfUsnsIsNoGap() {
        JournalFile journal = new JournalFile(92_274_688L * 1024);
        List<Long> usns = add(journal, 500);
        assertThat(Scan.of(journal.toBytes()).gaps()).isEmpty();
        assertThat(Scan.of(journal.toBytes()).usns()).isEqualTo(usns);
    }

    @Test
    void aMissingPageIsAGap() {
        JournalFile journal = new JournalFile(4096);
        add(journal, 60);
        int missing = (int) (4096 - (journal.usn() & 4095));
        journal.zeros(missing + 4096);
        add(journal, 5);
        Scan scan = Scan.of(journal.toBytes());
        assertThat(scan.records()).hasSize(65);
        assertThat(scan.gaps()).hasSize(1);
        assertThat(scan.gaps().getFirst().length()).isEqualTo(4096);
        assertThat(scan.gaps().getFirst().kind()).isEqualTo(GapKind.ZEROED);
    }

    @Test
    void zerosWithinAPageAreAGapAndNothingBehindThemIsLost() {
        JournalFile journal = new JournalFile(0);
        add(journal, 3);
        byte[] zeroed = journal.toBytes();
        Arrays.fill(zeroed, 80, 160, (byte) 0);
        Scan scan = Scan.of(zeroed);
        assertThat(scan.usns()).containsExactly(0L, 160L);
        assertThat(scan.gaps()).containsExactly(new Scan.Gap(80, 80, GapKind.ZEROED));
    }

    @Test
    void aDamagedHeaderCostsOneRecord() {
        JournalFile journal = new JournalFile(0);
        List<Long> usns = add(journal, 10);
        byte[] bytes = journal.toBytes();
        bytes[(int) (long) usns.get(4) + 4] = 77;
        Scan scan = Scan.of(bytes);
        List<Long> expected = new ArrayList<>(usns);
        Long lost = expected.remove(4);
        assertThat(scan.usns()).isEqualTo(expected);
        assertThat(scan.gaps()).containsExactly(new Scan.Gap(lost, usns.get(5) - lost, GapKind.DAMAGED));
    }

    @Test
    void aLengthThatClaimsTooMuchHidesNoRecord() {
        JournalFile journal = new JournalFile(0);
        List<Long> usns = add(journal, 30);
        byte[] bytes = journal.toBytes();
        bytes[(int) (long) usns.get(4) + 1] = 2;
        assertThat(Scan.of(bytes).usns()).isEqualTo(usns);
    }

    @Test
    void aLengthOf256IsNoPadding() {
        JournalFile journal = new JournalFile(0);
        String name = "x".repeat((256 - 60) / 2);
        journal.add(file("a"));
        long usn = journal.add(file(name));
        journal.add(file("b"));
        Scan scan = Scan.of(journal.toBytes());
        assertThat(scan.usns()).hasSize(3).contains(usn);
        assertThat(scan.records().get(1)).hasSize(256);
    }

    @Test
    void foreignBytesBehindTheLastRecordAreOneGap() {
        JournalFile journal = new JournalFile(0);
        add(journal, 4);
        long end = journal.usn();
        byte[] foreign = new byte[3000];
        new Random(1).nextBytes(foreign);
        journal.raw(foreign);
        Scan scan = Scan.of(journal.toBytes());
        assertThat(scan.records()).hasSize(4);
        assertThat(scan.gaps()).containsExactly(new Scan.Gap(end, 3000, GapKind.DAMAGED_END));
    }

    @Test
    void aRecordCutByTheEndOfTheFileIsSaidSo() {
        JournalFile journal = new JournalFile(0);
        add(journal, 4);
        byte[] bytes = journal.toBytes();
        Scan scan = Scan.of(Arrays.copyOf(bytes, bytes.length - 20));
        assertThat(scan.records()).hasSize(3);
        assertThat(scan.gaps()).containsExactly(new Scan.Gap(240, 60, GapKind.CUT_OFF));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7})
    void anExtractMayEndOffAnEightByteBoundary(int zeros) {
        JournalFile journal = new JournalFile(0);
        add(journal, 4);
        Scan scan = Scan.of(journal.zeros(zeros).toBytes());
        assertThat(scan.records()).hasSize(4);
        assertThat(scan.gaps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 7, 12, 4096 + 5})
    void bytesCutOutOfTheMiddleLoseOnlyWhatTheyHeld(int cut) {
        JournalFile journal = new JournalFile(0);
        List<Long> usns = add(journal, 200);
        byte[] bytes = journal.toBytes();
        int from = (int) (long) usns.get(50) + 10;
        byte[] shorter = new byte[bytes.length - cut];
        System.arraycopy(bytes, 0, shorter, 0, from);
        System.arraycopy(bytes, from + cut, shorter, from, bytes.length - from - cut);
        List<Long> whole = usns.stream()
                .filter(usn -> usn < usns.get(50) || usn >= from + cut)
                .toList();
        assertThat(Scan.of(shorter).usns()).isEqualTo(whole);
    }

    @Test
    void versionFourRecordsStandBetweenTheOthers() {
        JournalFile journal = new JournalFile(0);
        journal.add(file("a"));
        journal.raw(
                Records.v4(journal.usn(), FileId.ntfs(1, 1), FileId.NTFS_ROOT, 0x8000_0001, 0, 0, 65536, 131072, 65536)
                        .array());
        journal.add(file("b"));
        Scan scan = Scan.of(journal.toBytes());
        assertThat(scan.records()).hasSize(3);
        assertThat(scan.gaps()).isEmpty();
    }

    @Test
    void aLaterVersionIsKeptWhereARecordIsDue() {
        JournalFile journal = new JournalFile(0);
        journal.add(file("a"));
        byte[] later = Records.v3("later").usn(journal.usn()).array();
        later[4] = 5;
        journal.raw(later);
        journal.add(file("b"));
        Scan scan = Scan.of(journal.toBytes());
        assertThat(scan.records()).hasSize(3);
        assertThat(scan.records().get(1)).isEqualTo(later);
        assertThat(scan.gaps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 1000, 4096, 70_000})
    void windowsOfAnySizeFindTheSame(int slice) {
        JournalFile journal = new JournalFile(8192 + 64);
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            journal.add(file("name-" + "y".repeat(random.nextInt(120))));
            if (random.nextInt(100) == 0) {
                byte[] foreign = new byte[8 * random.nextInt(200)];
                random.nextBytes(foreign);
                journal.raw(foreign);
            }
            if (random.nextInt(200) == 0) {
                journal.zeros(8 * random.nextInt(3000));
            }
        }
        Scan whole = Scan.of(journal.toBytes());
        Scan sliced = Scan.inWindows(journal.toBytes(), slice);
        assertThat(sliced.usns()).isEqualTo(whole.usns());
        assertThat(sliced.gaps()).isEqualTo(whole.gaps());
        assertThat(whole.usns()).hasSize(3000);
    }

    @Test
    void nothingAtAllGivesNothing() {
        assertThat(Scan.of(new byte[0]).records()).isEmpty();
        assertThat(Scan.of(new byte[5]).gaps()).isEmpty();
        assertThat(Scan.of(new byte[] {1, 2, 3}).gaps()).hasSize(1);
    }
}
