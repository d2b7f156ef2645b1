package dev.tidemark.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.language.FilterParser;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.ParsedFilter;
import dev.tidemark.filter.language.Suspicions;
import dev.tidemark.filter.language.TimeContext;
import dev.tidemark.testing.Rounds;
import dev.tidemark.text.OneLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shows-ask")
class PresetsTest {

    private static final FieldRegistry FIELDS = FieldRegistry.standard();

    @TempDir
    Path folder;

    private Presets written(String text) throws IOException {
        Files.writeString(folder.resolve(Presets.FILE_NAME), text);
        return Presets.in(folder);
    }

    @Test
    void thoseThatComeWithTidemarkAreFiltersBeyondSuspicion() {
        Presets presets = Presets.in(folder.resolve("missing"));
        assertThat(presets.problems()).isEmpty();
        assertThat(presets.own()).isEmpty();
        assertThat(presets.shipped())
                .extracting(Preset::name)
                .containsExactly(
                        "Quiet",
                        "Documents",
                        "Executables and scripts created",
                        "Deleted",
                        "Renamed or moved",
                        "Streams",
                        "Security and attributes",
                        "Written by a known source",
                        "Odd names");
        assertThat(presets.shipped()).allSatisfy(preset -> {
            ParsedFilter read = preset.read(FIELDS);
            assertThat(read.error()).isNull();
            Node tree = Objects.requireNonNull(read.tree());
            assertThat(Suspicions.of(
                            preset.text(), tree, FIELDS, TimeContext.utc(Instant.EPOCH), Suspicions.ANY_VERSION))
                    .isEmpty();
        });
    }

    @Test
    void aNameInBracketsBeginsAPresetAndItsTextMayHaveLines() throws IOException {
        Presets presets = written("""
            \ufeff# mine
            [Mine]
            ext in {tmp,
              pf}
            # not this line
              [not a name]

            [ Other one ]
            name == "a [b]"
            [Everything]
            """);
        assertThat(presets.problems()).isEmpty();
        assertThat(presets.own())
                .containsExactly(
                        new Preset("Mine", "ext in {tmp,\n  pf}\n  [not a name]"),
                        new Preset("Other one", "name == \"a [b]\""),
                        new Preset("Everything", ""));
        assertThat(presets.find(" oTHER ONE")).contains(presets.own().get(1));
        assertThat(presets.find("nobody")).isEmpty();
    }

    @Test
    void oneOfTheUserGoesBeforeOneOfTheSameName() throws IOException {
        Presets presets = written("[quiet]\nx\n");
        assertThat(presets.find("Quiet")).contains(new Preset("quiet", "x"));
        assertThat(presets.all()).hasSameSizeAs(presets.shipped());
    }

    @Test
    void whatIsNoFilterIsKeptAsItIs() throws IOException {
        Presets presets = written("[Broken]\nnmae == x and (\n[Fine]\nx\n");
        assertThat(presets.problems()).isEmpty();
        Preset broken = presets.find("broken").orElseThrow();
        assertThat(broken.text()).isEqualTo("nmae == x and (");
        assertThat(broken.read(FIELDS).error()).isNotNull();
        assertThat(presets.find("fine")).isPresent();
    }

    @Test
    void whatIsWrongIsSaidWithItsLineAndTheRestIsRead() throws IOException {
        Presets presets =
                written("text\nmore\n[]\nx\n[a\u202eb]\ny\n[One]\nz\n[ONE]\nw\n[" + "n".repeat(81) + "]\nv\n[Two]\n2");
        assertThat(presets.own()).containsExactly(new Preset("One", "z"), new Preset("Two", "2"));
        assertThat(presets.problems())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("Line 1: "),
                        second -> assertThat(second).startsWith("Line 3: "),
                        third -> assertThat(third).startsWith("Line 5: "),
                        fourth -> assertThat(fourth).startsWith("Line 9: ").contains("ONE"),
                        fifth -> assertThat(fifth).startsWith("Line 11: "));
    }

    @Test
    void aFileThatIsNoTextOrNoFileOrTooLargeIsSaidAndTheOthersAreThere() throws IOException {
        Path file = folder.resolve(Presets.FILE_NAME);
        Files.write(file, "[x]\nü".getBytes(StandardCharsets.UTF_16LE));
        assertUnread("not UTF-8");
        Files.write(file, new byte[NamedFilters.MOST_BYTES + 1]);
        assertUnread("larger than");
        Files.delete(file);
        Files.createDirectory(file);
        assertUnread("");
    }

    private void assertUnread(String why) {
        Presets presets = Presets.in(folder);
        assertThat(presets.own()).isEmpty();
        assertThat(presets.all()).isNotEmpty();
        assertThat(presets.problems())
                .singleElement()
                .asString()
                .contains(Presets.FILE_NAME)
                .contains(why);
    }

    @Test
    void tooManyAreSaidOnce() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < NamedFilterForm.MOST + 50; i++) {
            text.append("[p").append(i).append("]\nx\n");
        }
        Presets presets = written(text.toString());
        assertThat(presets.own()).hasSize(NamedFilterForm.MOST);
        assertThat(presets.problems()).hasSize(1);
    }

    @Test
    void anyBytesAreReadWithoutHarm() throws IOException {
        Random random = new Random(33);
        String letters = "[]# \n\ra\u202e\u0000ß{}()\"x\\";
        for (int i = 0; i < Rounds.of(20_000); i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            NamedFilters<Preset> read = NamedFilters.read(text.toString(), PresetForm.INSTANCE);
            assertThat(read.filters()).allSatisfy(preset -> {
                assertThat(preset.name()).isNotBlank().isEqualTo(OneLine.of(preset.name()));
                assertThat(FilterParser.parse(preset.text(), FIELDS)).isNotNull();
            });
            assertThat(read.problems()).allSatisfy(line -> assertThat(line).isEqualTo(OneLine.of(line)));
        }
    }

    @Test
    void theUsersDataIsWhereItsSystemHasIt() {
        Path home = folder.resolve("home");
        String local = folder.resolve("local").toString();
        assertThat(DataFolder.of(Map.of("LOCALAPPDATA", local), true, home)).isEqualTo(Path.of(local, "Tidemark"));
        assertThat(DataFolder.of(Map.of("XDG_DATA_HOME", local), false, home)).isEqualTo(Path.of(local, "tidemark"));
        for (String none : List.of("", "relative", "nul\0")) {
            assertThat(DataFolder.of(Map.of("LOCALAPPDATA", none), true, home))
                    .isEqualTo(home.resolve("AppData/Local/Tidemark"));
        }
        assertThat(DataFolder.of(Map.of(), false, home)).isEqualTo(home.resolve(".local/share/tidemark"));
    }
}
