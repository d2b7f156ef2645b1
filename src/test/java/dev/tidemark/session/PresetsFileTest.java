package dev.tidemark.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.testing.Rounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Presets as a person changes them, in a file that they can read and write too. */
@Tag("shows-ask")
class PresetsFileTest {

    private static final FieldRegistry FIELDS = FieldRegistry.standard();

    @TempDir
    Path folder;

    private Path path() {
        return folder.resolve(Presets.FILE_NAME);
    }

    private PresetsFile file() {
        return new PresetsFile(folder);
    }

    private FilterStore.Kept<Preset> change(UnaryOperator<List<Preset>> change) throws IOException {
        return file().change(change);
    }

    private static List<Preset> put(List<Preset> list, Preset preset) {
        return NamedLists.put(list, preset, Presets::isShipped);
    }

    private List<String> names() {
        return file().read().filters().stream().map(Preset::name).toList();
    }

    private String withoutHeading() throws IOException {
        return Files.readString(path()).lines().skip(3).reduce("", (one, other) -> one + other + "\n");
    }

    @Test
    void whatIsSavedIsAPlainFileAndIsReadAgainByTheWindowAndTheCommandLine() throws IOException {
        Preset mine = new Preset("Mine", "name ~ x", 3);
        change(list -> put(list, mine));
        change(list -> put(list, new Preset("Other", "[a] b")));

        assertThat(withoutHeading()).isEqualTo("[Mine]\nkey: Ctrl+3\nname ~ x\n\n[Other]\n [a] b\n");
        assertThat(file().read().said()).isEmpty();
        assertThat(file().read().filters()).startsWith(mine, new Preset("Other", "[a] b"));
        assertThat(Presets.in(folder).own()).containsExactly(mine, new Preset("Other", "[a] b"));
        assertThat(Presets.in(folder).find("mine")).contains(mine);
    }

    @Test
    void ofThoseThatComeWithTidemarkOnlyKeyAndPlaceAreKept() throws IOException {
        change(list -> NamedLists.keyed(list, "Documents", 1));
        assertThat(withoutHeading()).isEqualTo("[Quiet]\n\n[Documents]\nkey: Ctrl+1\n");
        assertThat(names())
                .containsExactlyElementsOf(
                        Presets.shippedOnes().stream().map(Preset::name).toList());
        assertThat(Presets.in(folder).own()).isEmpty();

        change(list -> NamedLists.move(list, "Odd names", -8));
        assertThat(names()).startsWith("Odd names", "Quiet", "Documents").hasSize(9);
        assertThat(file().read().filters().get(2).key()).isEqualTo(1);

        change(list -> NamedLists.remove(list, "Documents"));
        assertThat(names()).as("one that comes with Tidemark is there again").contains("Documents");
    }

    @Test
    void aKeyThatAnotherHadMovesAndOneThatTwoHaveIsTheFirstOnes() throws IOException {
        change(list -> put(put(list, new Preset("A", "a", 1)), new Preset("B", "b", 2)));
        change(list -> NamedLists.keyed(list, "B", 1));
        assertThat(file().read().filters()).startsWith(new Preset("A", "a", 2), new Preset("B", "b", 1));

        Files.writeString(path(), "[A]\nkey: ctrl + 4\na\n[B]\nkey: Ctrl+4\nb\n[C]\nkey: F7\nc\n");
        FilterStore.Kept<Preset> read = file().read();
        assertThat(read.filters()).startsWith(new Preset("A", "a", 4), new Preset("B", "b"), new Preset("C", "c"));
        assertThat(read.said()).singleElement().asString().startsWith("Line 7: C");
    }

    @Test
    void whatAPersonWroteAroundThemStaysAround() throws IOException {
        Files.writeString(path(), "# of the lab\n[A]\n# careful\na or\n  b\n\n# last year's\n[B]\nb\n# the end\n");
        change(list -> put(list, new Preset("C", "c")));
        change(list -> NamedLists.replace(list, "B", each -> each.called("B2")));
        change(list -> NamedLists.move(list, "C", -2));

        assertThat(withoutHeading())
                .isEqualTo("[C]\nc\n\n# of the lab\n# careful\n[A]\na or\n  b\n\n# last year's\n[B2]\nb\n# the end\n");
    }

    @Test
    void aDamagedFileIsSaidAndSetAsideByTheFirstChangeWithAllThatIsInIt() throws IOException {
        for (String damaged :
                List.of("no name\n[A]\na\n", "[A]\na\n[a]\nb\n", "[A]\na\n[\u202e]\nb\n", "[A]\nkey: x\na\n")) {
            Files.writeString(path(), damaged);
            assertThat(file().read().said()).isNotEmpty();
            assertThat(path()).hasContent(damaged);
            FilterStore.Kept<Preset> kept = change(list -> put(list, new Preset("New", "n")));
            assertThat(kept.filters()).startsWith(new Preset("A", "a"), new Preset("New", "n"));
            assertThat(kept.said()).singleElement().asString().contains("Line ", "set aside as");
            Path aside = Path.of(kept.said().getFirst().replaceFirst(".* as ", ""));
            assertThat(aside).hasContent(damaged);
            assertThat(file().read().said()).isEmpty();
        }
    }

    @Test
    void bytesThatAreNoTextAreSetAsideAsAWhole() throws IOException {
        byte[] none = {'[', (byte) 0xff, ']'};
        Files.write(path(), none);
        assertThat(file().read().said()).singleElement().asString().contains("UTF-8");
        assertThat(change(list -> put(list, new Preset("New", "n"))).said()).hasSize(1);
        assertThat(folder.resolve("presets.txt.damaged1")).hasBinaryContent(none);
        assertThat(names()).contains("New");
    }

    @Test
    void nothingIsWrittenWhereNothingChanges() throws IOException {
        change(list -> NamedLists.remove(list, "nobody"));
        assertThat(path()).doesNotExist();
        Files.writeString(path(), "damaged");
        change(list -> list);
        assertThat(path()).hasContent("damaged");
    }

    @Test
    void twoWindowsAtOnceLoseNothing() throws Exception {
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String name = "P" + i;
            writers.add(Thread.ofPlatform().start(() -> {
                try {
                    change(list -> put(list, new Preset(name, "x")));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(names()).contains("P0", "P1", "P2", "P3", "P4", "P5");
    }

    @Test
    void tooManyAreNotKeptAndThoseBeforeStay() throws IOException {
        change(list -> put(list, new Preset("A", "a")));
        List<Preset> many = new ArrayList<>();
        for (int i = 0; i <= NamedFilterForm.MOST; i++) {
            many.add(new Preset("p" + i, "x"));
        }
        assertThatThrownBy(() -> change(list -> many)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> change(list -> List.of(new Preset("long", "x".repeat(NamedFilters.MOST_BYTES)))))
                .isInstanceOf(IOException.class);
        assertThat(names()).startsWith("A");
    }

    @Test
    void whatSomebodySentIsReadWithTheLineOfWhatIsNoFilter() throws IOException {
        Path sent = folder.resolve("sent.txt");
        Files.writeString(sent, "\ufeff[Good]\nkey: Ctrl+2\nname ~ x\n\n[Bad]\n\nname ~ x\nand nmae == y\n[]\n");
        FilterStore.Kept<Preset> read = file().importFrom(sent, FIELDS);
        assertThat(read.filters())
                .containsExactly(new Preset("Good", "name ~ x", 2), new Preset("Bad", "name ~ x\nand nmae == y"));
        assertThat(read.said())
                .satisfiesExactly(
                        name -> assertThat(name).startsWith("Line 9: "),
                        text -> assertThat(text).startsWith("Line 8: Bad: No field is called nmae"));
        assertThat(path()).doesNotExist();
        assertThatThrownBy(() -> file().importFrom(folder.resolve("missing"), FIELDS))
                .hasMessageContaining("missing");
        Files.write(sent, new byte[NamedFilters.MOST_BYTES + 1]);
        assertThatThrownBy(() -> file().importFrom(sent, FIELDS)).hasMessageContaining("larger than");
    }

    @Test
    void whateverIsExportedIsReadAgainTheSame() throws IOException {
        Random random = new Random(15);
        String letters = "[]# \na\u202e\u0007ß{}()\"x\\:key😀";
        Path sent = folder.resolve("sent.txt");
        for (int round = 0; round < Rounds.of(200); round++) {
            List<Preset> some = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                StringBuilder text = new StringBuilder();
                for (int length = random.nextInt(30); length > 0; length--) {
                    text.append(letters.charAt(random.nextInt(letters.length() - 2)));
                }
                // As a file or the box gives it: no line of it but the first can look like another thing.
                some.add(new Preset(
                        "n" + i, text.toString().replaceAll("\\n+", " ").strip(), i));
            }
            Files.write(sent, file().exported(some));
            FilterStore.Kept<Preset> read = file().importFrom(sent, FIELDS);
            assertThat(read.filters()).isEqualTo(some);
        }
    }
}
