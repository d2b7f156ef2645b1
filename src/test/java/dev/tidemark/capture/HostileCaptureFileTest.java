package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.store.BlockBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that anyone may have made to look like a capture: whatever a zip can do beyond holding members is refused in words. */
@Tag("shows-ask")
class HostileCaptureFileTest {

    private static final String RECORDS = "journal-000.usn.gz";

    @TempDir
    Path folder;

    private SavedFile saved;

    @BeforeEach
    void save() throws Exception {
        saved = SavedFile.of(folder, 10);
    }

    private void refused(String... words) {
        assertThatThrownBy(() -> SavedSource.open(saved.file()).close())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(saved.file().toString())
                .hasMessageContainingAll(words);
    }

    private ByteBuffer bytes() {
        return ByteBuffer.wrap(saved.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    }

    // --- what a zip can do

    @ParameterizedTest
    @CsvSource({"6,8,1,flags", "6,8,8,flags", "8,10,8,packed", "28,30,4,extra", "26,28,64,name", "22,24,-1,size"})
    void whatAMemberIsToldToBeInBothPlacesIsRefused(int local, int central, short value, String word) throws Exception {
        ByteBuffer bytes = bytes();
        bytes.putShort((int) saved.member(RECORDS).start() + local, value);
        bytes.putShort(saved.central(RECORDS) + central, value);
        saved.write(bytes.array());

        refused("offset", word);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 6, 8, 10, 12, 14, 18, 22, 26, 28, 30})
    void aLocalHeaderThatSaysOtherwiseThanTheCentralDirectoryIsRefused(int field) throws Exception {
        ZipMember member = saved.member("rows.jsonl");
        byte[] bytes = saved.bytes();
        bytes[(int) member.start() + field] ^= 2;
        saved.write(bytes);

        refused(", rows.jsonl, offset " + (member.start() + field) + ": ");
    }

    @Test
    void sizesThatZip64HoldsAreRefused() throws Exception {
        ByteBuffer bytes = bytes();
        int central = saved.central(RECORDS);
        bytes.putInt(central + 20, -1).putInt(central + 24, -1);
        saved.write(bytes.array());

        refused(RECORDS, "ZIP64");
    }

    @Test
    void membersThatOverlapAreRefused() throws Exception {
        ByteBuffer bytes = bytes();
        bytes.putInt(
                saved.central("rows.jsonl") + 42, (int) saved.member(RECORDS).start());
        saved.write(bytes.array());

        refused("rows.jsonl", "begin elsewhere");
    }

    @Test
    void aNameThatIsThereTwiceIsRefused() throws Exception {
        saved.rewrite(List.of(Map.entry("rows.jsonl", new byte[0]), Map.entry("rows.jsonl", new byte[0])));

        refused("rows.jsonl", "two members of this name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../rows.jsonl",
                "/etc/passwd",
                "C:\\rows.jsonl",
                "rows.jsonl/",
                "ROWS.JSONL",
                "journal-000.usn",
                "journal-000000.usn.gz",
                "autorun.inf",
                "",
                "a\0b"
            })
    void aNameThatNoMemberOfACaptureHasIsRefused(String name) throws Exception {
        Map<String, byte[]> contents = saved.contents();
        contents.put(name, new byte[1]);
        saved.rewrite(contents);

        refused("offset", "name");
    }

    @Test
    void bytesBeforeBetweenAndBehindTheMembersAreRefused() throws Exception {
        byte[] bytes = saved.bytes();
        byte[] before = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, before, 1, bytes.length);
        saved.write(before);
        refused("offset");

        saved.write(Arrays.copyOf(bytes, bytes.length + 1));
        refused("no end of a capture");

        ByteBuffer end = ByteBuffer.wrap(bytes.clone()).order(ByteOrder.LITTLE_ENDIAN);
        end.putShort(bytes.length - 2, (short) 22);
        saved.write(concat(end.array(), Arrays.copyOfRange(bytes, bytes.length - 22, bytes.length)));
        refused("offset");
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    @Test
    void anotherZipIsNoCaptureWhateverItIsCalled() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("capture.json"));
            zip.write("{}".getBytes(StandardCharsets.UTF_8));
        }
        saved.write(out.toByteArray());

        refused("capture.json", "offset");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tidemark", "capture.json", "rows.jsonl", "records.index"})
    void aMemberThatIsMissingIsNamed(String name) throws Exception {
        Map<String, byte[]> contents = saved.contents();
        contents.remove(name);
        saved.rewrite(contents);

        refused(name + " is missing");
    }

    @Test
    void recordsThatNothingTellsOfAreRefused() throws Exception {
        Map<String, byte[]> contents = saved.contents();
        contents.put("journal-001.usn.gz", contents.get(RECORDS));
        saved.rewrite(contents);

        refused("journal-001.usn.gz", "does not tell of this member");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "rows.jsonl", "journal-001.usn", "journal-000.usn.gz", "capture.json"})
    void aDescriptionThatNamesAnotherMemberIsRefused(String name) throws Exception {
        Map<String, byte[]> contents = saved.contents();
        contents.put(
                "capture.json",
                ("{\"format\":2,\"journals\":[{\"file\":\"" + name + "\"}]}").getBytes(StandardCharsets.UTF_8));
        saved.rewrite(contents);

        refused("capture.json", "\"file\" cannot be");
    }

    @Test
    void aFolderOfItsNameIsNoFile() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other.tidemark"));

        assertThat(SavedSource.test(other)).isFalse();
    }

    // --- what would fill the memory

    @Test
    void aMemberLargerThanAnyIsNotReadAtAll() throws Exception {
        Map<String, byte[]> contents = saved.contents();
        contents.put("capture.json", new byte[(1 << 20) + 1]);
        saved.rewrite(contents);

        refused("capture.json", "larger than 1048576 bytes");
    }

    /** Entry: journal, stored, size, records, checksum. */
    @ParameterizedTest
    @CsvSource({
        "0,1",
        "0,-1",
        "4,0",
        "4,17",
        "4,2147483647",
        "4,-1",
        "8,-8",
        "8,0",
        "12,0",
        "8,7",
        "8,4194312",
        "8,2147483640",
        "12,-1",
        "12,2147483647"
    })
    void anIndexThatCannotBeIsRefusedBeforeAnythingIsUnpacked(int field, int value) throws Exception {
        Map<String, byte[]> contents = saved.contents();
        ByteBuffer.wrap(contents.get("records.index"))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(12 + field, value);
        saved.rewrite(contents);

        refused("records.index", "offset");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11, 12, 31, 33})
    void anIndexOfAnotherLengthIsRefused(int length) throws Exception {
        Map<String, byte[]> contents = saved.contents();
        contents.put("records.index", Arrays.copyOf(contents.get("records.index"), length));
        saved.rewrite(contents);

        refused("records.index", "offset");
    }

    @Test
    void whatUnpacksToFarMoreThanItTakesIsRefused() throws Exception {
        byte[] block = packed(new byte[BlockBytes.BLOCK]);
        saved.rewrite(withBlock(block, BlockBytes.BLOCK, 1));

        refused("records.index", "offset 12");
    }

    @Test
    void aBlockThatUnpacksToAnotherSizeThanItTellsIsDamaged() throws Exception {
        byte[] records = new byte[4096];
        new Random(5).nextBytes(records);
        byte[] block = packed(records);
        for (int told : new int[] {2048, 4088, 8192}) {
            saved.rewrite(withBlock(block, told, 1));
            try (SavedSource source = SavedSource.open(saved.file())) {
                source.awaitLoaded();
                assertThat(source.state().problem())
                        .isNotNull()
                        .satisfies(problem -> assertThat(problem.what()).contains(RECORDS, "damaged"));
            }
        }
    }

    private Map<String, byte[]> withBlock(byte[] block, int size, int records) {
        Map<String, byte[]> contents = saved.contents();
        contents.put(RECORDS, block);
        contents.put(
                "records.index",
                BlockIndex.write(
                        List.of(new BlockIndex.Block(0, 0, block.length, size, records, ZipWriter.sum(block)))));
        return contents;
    }

    private static byte[] packed(byte[] records) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff});
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater)) {
            deflated.write(records);
        }
        deflater.end();
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(ZipWriter.sum(records))
                .putInt(records.length)
                .array());
        return out.toByteArray();
    }
}
