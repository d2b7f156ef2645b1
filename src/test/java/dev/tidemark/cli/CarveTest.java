package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.SimulatedMachine;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Journals;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.JournalScanner;
import dev.tidemark.usn.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that lie anywhere in files that are no journal. */
@Tag("shows-evidence")
class CarveTest {

    private static final int PAGE = JournalScanner.PAGE;

    @TempDir
    Path folder;

    private static byte[] noise(int bytes, long seed) {
        byte[] noise = new byte[bytes];
        new Random(seed).nextBytes(noise);
        return noise;
    }

    private static Records record(int number) {
        return Records.v2("f" + number)
                .file(FileId.ntfs(40 + number, 1))
                .parent(FileId.NTFS_ROOT)
                .reason(Reason.DATA_EXTEND.bit());
    }

    private static Cli.Outcome carve(Path... files) {
        List<String> args = new ArrayList<>(List.of("carve"));
        Arrays.stream(files).forEach(file -> args.add(file.toString()));
        return Cli.run(args.toArray(String[]::new));
    }

    private static List<String> column(Cli.Outcome outcome, String header) {
        List<String> lines = outcome.out().lines().toList();
        int index = List.of(lines.getFirst().split("\t", -1)).indexOf(header);
        return lines.stream().skip(1).map(line -> line.split("\t", -1)[index]).toList();
    }

    @Test
    void recordsInNoiseComeByTheirUsnWithTheirPlaces() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(16));
        List<String> places = new ArrayList<>(Collections.nCopies(300, ""));
        for (int i : order) {
            bytes.writeBytes(noise(8 * (i % 50), i));
            places.set(i, Integer.toString(bytes.size()));
            bytes.writeBytes(record(i).usn((1 << 20) + (long) i * 4096).array());
        }
        Path file = Files.write(folder.resolve("image"), bytes.toByteArray());

        Cli.Outcome outcome = carve(file);

        assertThat(outcome.code()).isZero();
        assertThat(column(outcome, "name"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 300).mapToObj(i -> "f" + i).toList());
        assertThat(column(outcome, "offset")).containsExactlyElementsOf(places);
        assertThat(outcome.err().lines()).singleElement().asString().contains("300 records found, 0 doubles");
    }

    @Test
    void whatIsTheSameToTheByteComesOnceAndOthersOfTheSameUsnStay() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) {
            bytes.writeBytes(record(1).usn(4096).array());
        }
        bytes.writeBytes(record(2).usn(4096).array());
        Path one = Files.write(folder.resolve("one"), bytes.toByteArray());
        Path two = Files.write(folder.resolve("two"), record(1).usn(4096).array());

        Cli.Outcome outcome = carve(one, two);

        assertThat(column(outcome, "name")).containsExactly("f1", "f2");
        assertThat(column(outcome, "found_in")).containsOnly(one.toString());
        assertThat(outcome.err()).contains("2 records found, 3 doubles dropped");
    }

    @Test
    void allVersionsAreFound() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(record(1).usn(4096).array());
        bytes.writeBytes(noise(64, 1));
        bytes.writeBytes(Records.v3("three").usn(8192).file(FileId.ntfs(41, 1)).array());
        bytes.writeBytes(noise(64, 2));
        ByteBuffer four = Records.v4(12_288, FileId.ntfs(42, 1), FileId.NTFS_ROOT, 1, 0, 0, 4096);
        bytes.writeBytes(four.array());
        Path file = Files.write(folder.resolve("image"), bytes.toByteArray());

        Cli.Outcome outcome = carve(file);

        assertThat(column(outcome, "usn")).containsExactly("4096", "8192", "12288");
        assertThat(column(outcome, "name")).containsExactly("f1", "three", "");
    }

    @Test
    void recordsOnTheBorderOfWhatIsReadAtOnceAreFoundOnce() throws IOException {
        JournalFile journal = new JournalFile(0);
        while (journal.usn() < (9 << 20)) {
            journal.add(record((int) (journal.usn() >>> 4)));
        }
        byte[] all = journal.toBytes();
        // Pages of USNs that do not begin where slices do.
        byte[] moved = new byte[all.length + 1000];
        System.arraycopy(all, 0, moved, 1000, all.length);
        Path file = Files.write(folder.resolve("image"), moved);
        Path plain = Files.write(folder.resolve("$J"), all);

        Cli.Outcome outcome = carve(file);

        assertThat(column(outcome, "usn")).isEqualTo(column(Cli.run("records", plain.toString()), "usn"));
        assertThat(outcome.err()).contains(" 0 doubles");
    }

    @Test
    void noiseAloneIsSaidAndEndsWithOne() throws IOException {
        Path file = Files.write(folder.resolve("noise"), noise(8 << 20, 3));

        Cli.Outcome outcome = carve(file);

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("0 records found").contains("8,388,608 of 8,388,608 bytes");
    }

    @Test
    void aMissingFileIsSaidOnce() {
        Cli.Outcome outcome = carve(folder.resolve("missing"));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err().lines()).singleElement().asString().contains("missing");
    }

    @Test
    void shuffledPagesOfARealJournalInNoiseGiveAllTheirRecords() throws IOException {
        shuffledPagesInNoise(Files.readAllBytes(Journals.file("win10-aptsim", "$J")));
    }

    @Test
    void shuffledPagesOfAMadeJournalInNoiseGiveAllTheirRecords() throws IOException {
        JournalFile journal = new JournalFile(1 << 20);
        for (int i = 0; journal.usn() < (5 << 20); i++) {
            journal.add(record(i).reason(i));
        }
        shuffledPagesInNoise(journal.toBytes());
    }

    /** None of noise, and of each page what the same pages in their order give. */
    private void shuffledPagesInNoise(byte[] real) throws IOException {
        Random random = new Random(64);
        byte[] image = noise(64 << 20, 5);
        TreeSet<Integer> pages = new TreeSet<>();
        while (pages.size() < 200) {
            pages.add(1 + random.nextInt(real.length / PAGE - 2));
        }
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < image.length / PAGE; i++) {
            places.add(i);
        }
        Collections.shuffle(places, random);
        ByteArrayOutputStream inOrder = new ByteArrayOutputStream();
        int next = 0;
        for (int page : pages) {
            System.arraycopy(real, page * PAGE, image, places.get(next++) * PAGE, PAGE);
            inOrder.write(real, page * PAGE, PAGE);
        }
        Path expected = Files.write(folder.resolve("$J"), inOrder.toByteArray());
        Path file = Files.write(folder.resolve("image"), image);

        List<String> usns = column(carve(file), "usn");

        assertThat(usns).containsExactlyElementsOf(column(Cli.run("records", expected.toString()), "usn"));
        assertThat(usns.stream().map(Long::parseLong)).isSorted();
    }

    /** Elevated, what does not fit into memory goes where only administrators write. */
    @Test
    void recordsThatDoNotFitIntoMemoryGoToTheFolderOfTheComputerAndOnlyThose() throws IOException {
        byte[] longest = Records.v2("N".repeat(255)).array();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; bytes.size() < 68 << 20; i++) {
            ByteBuffer.wrap(longest).order(ByteOrder.LITTLE_ENDIAN).putLong(24, 4096L * i);
            bytes.writeBytes(longest);
        }
        Path file = Files.write(folder.resolve("image"), bytes.toByteArray());
        Path few = Files.write(folder.resolve("few"), record(1).usn(4096).array());
        Path own = Files.createDirectory(folder.resolve("own"));
        List<String> asked = new ArrayList<>();
        Volumes volumes = withRoom(() -> {
            asked.add("once");
            return own;
        });

        assertThat(Cli.run(volumes, "carve", few.toString()).code()).isZero();
        assertThat(asked).isEmpty();
        assertThat(Cli.run(volumes, "carve", file.toString()).out().lines().count())
                .isEqualTo(1 + bytes.size() / longest.length);
        assertThat(asked).containsExactly("once");
        assertThat(own).isEmptyDirectory();
    }

    @Test
    void headersAreThoseOfRecordsAndThePlace() throws IOException {
        Path file = Files.write(folder.resolve("image"), record(1).usn(4096).array());

        String header = carve(file).out().lines().findFirst().orElse("");

        assertThat(header)
                .startsWith("usn\ttimestamp_filetime\treason\tsource_info\tattributes\tfile_ref\tparent_ref\tname\t")
                .endsWith("\toffset");
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(header)).isTrue();
    }

    /** With room behind its name: only behind another record of its journal it is none of what foreign bytes look like. */
    private static byte[] roomy(int number, long usn) {
        byte[] exact = record(number).usn(usn).array();
        byte[] roomy = Arrays.copyOf(exact, exact.length + 16);
        ByteBuffer.wrap(roomy).order(ByteOrder.LITTLE_ENDIAN).putInt(0, roomy.length);
        return roomy;
    }

    @ParameterizedTest
    @ValueSource(ints = {(4 << 20) - 4096, 4 << 20})
    void aRecordThatFollowsAnotherIsFoundAcrossTheBorderOfWhatIsReadAtOnce(int end) throws IOException {
        byte[] image = new byte[5 << 20];
        byte[] first = record(1).usn(4096).array();
        byte[] second = roomy(2, 4096 + first.length);
        byte[] third = roomy(3, 4096 + first.length + second.length);
        System.arraycopy(first, 0, image, end - first.length, first.length);
        System.arraycopy(second, 0, image, end, second.length);
        System.arraycopy(third, 0, image, end + second.length, third.length);
        Path file = Files.write(folder.resolve("image"), image);

        assertThat(column(carve(file), "name")).containsExactly("f1", "f2", "f3");
    }

    @Test
    void whatFollowsInAnotherFileOrBehindAGapDoesNot() throws IOException {
        byte[] first = record(1).usn(4096).array();
        Path one = Files.write(folder.resolve("one"), first);
        Path two = Files.write(folder.resolve("two"), roomy(2, 4096 + first.length));
        byte[] apart = new byte[5 << 20];
        System.arraycopy(first, 0, apart, 0, first.length);
        System.arraycopy(roomy(3, 4096 + first.length), 0, apart, 4 << 20, first.length + 16);
        Path three = Files.write(folder.resolve("three"), apart);

        assertThat(column(carve(one, two), "name")).containsExactly("f1");
        assertThat(column(carve(three), "name")).containsExactly("f1");
    }

    @Test
    void aFileThatCannotBeReadCostsNothingOfTheOthers() throws IOException {
        Path one = Files.write(folder.resolve("one"), record(1).usn(4096).array());
        Path two = Files.write(folder.resolve("two"), record(2).usn(8192).array());

        Cli.Outcome outcome = carve(one, folder.resolve("missing"), folder, two);

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(column(outcome, "name")).containsExactly("f1", "f2");
        assertThat(outcome.err().lines())
                .satisfiesExactly(
                        found -> assertThat(found).contains("2 records found"),
                        missing -> assertThat(missing).contains("missing"),
                        folder -> assertThat(folder).contains("no regular file"));
    }

    /** No volumes, and room for records that is asked for when there are too many for the memory. */
    private static Volumes withRoom(Supplier<Path> room) {
        return new Volumes() {
            @Override
            public @Nullable Computer open(@Nullable SimulatedMachine simulated) {
                return null;
            }

            @Override
            public Path temporaryFolder() {
                return room.get();
            }
        };
    }

    /** While somebody is asked for room, which is behind the first 64 MiB of records. */
    private Cli.Outcome whileItIsSearched(Path file, Runnable then) {
        Volumes volumes = withRoom(() -> {
            then.run();
            return folder;
        });
        return Cli.run(volumes, "carve", file.toString());
    }

    private Path large() throws IOException {
        byte[] longest = Records.v2("N".repeat(255)).array();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; bytes.size() < 72 << 20; i++) {
            ByteBuffer.wrap(longest).order(ByteOrder.LITTLE_ENDIAN).putLong(24, 4096L * i);
            bytes.writeBytes(longest);
        }
        return Files.write(folder.resolve("large"), bytes.toByteArray());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileThatIsCutWhileItIsSearchedIsWrittenAsFarAsItWentAndNoSuccess() throws IOException {
        Path file = large();
        long size = Files.size(file);

        Cli.Outcome outcome = whileItIsSearched(file, () -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(size - (1 << 20));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out().lines()).hasSizeGreaterThan(100_000);
        assertThat(outcome.err())
                .contains("it had " + size + " bytes when it was opened, and has " + (size - (1 << 20)) + " now")
                .contains("Read up to offset " + (size - (1 << 20)));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileThatIsReplacedWhileItIsSearchedIsNoSuccess() throws IOException {
        Path file = large();
        Path other = Files.copy(file, folder.resolve("other"));

        Cli.Outcome outcome = whileItIsSearched(file, () -> {
            try {
                Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isNotEmpty();
        assertThat(outcome.err()).contains("another file stands there now").contains("Read up to offset ");
    }

    @Test
    void wantOfRoomIsNotBlamedOnTheFile() throws IOException {
        Path file = large();
        Path missing = folder.resolve("no such folder");
        Volumes volumes = withRoom(() -> missing);

        Cli.Outcome outcome = Cli.run(volumes, "carve", file.toString());

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).as("what was found").isNotEmpty();
        assertThat(outcome.err())
                .contains("No more records can be kept in the temporary folder " + missing)
                .contains("Make room")
                .doesNotContain(file + ":")
                .doesNotContain("could not be read");
    }

    @Test
    void aRecordThatClaimsToBeLongerHidesNoneOfThoseItCovers() throws IOException {
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < 302; i++) {
            journal.add(record(i));
        }
        byte[] bytes = journal.toBytes();
        int first = record(0).array().length;
        // The second is the first that may be longer than it need be.
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(first, 20_000);
        Path file = Files.write(folder.resolve("image"), bytes);

        Cli.Outcome outcome = carve(file);

        assertThat(column(outcome, "usn")).isEqualTo(column(Cli.run("records", file.toString()), "usn"));
        assertThat(column(outcome, "usn")).hasSize(302);
        assertThat(outcome.err()).contains("302 records found");
    }

    @Test
    void recordsOfAnotherJournalBehindALengthThatIsFalseAreFoundToo() throws IOException {
        byte[] first = record(1).usn(4096).array();
        byte[] covering = Arrays.copyOf(record(2).usn(4096 + first.length).array(), 512);
        ByteBuffer.wrap(covering).order(ByteOrder.LITTLE_ENDIAN).putInt(0, covering.length);
        byte[] other = record(3).usn(1 << 24).array();
        System.arraycopy(other, 0, covering, 128, other.length);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first);
        bytes.writeBytes(covering);
        Path file = Files.write(folder.resolve("image"), bytes.toByteArray());

        assertThat(column(carve(file), "name")).containsExactly("f1", "f2", "f3");
    }
}
