package dev.tidemark.ui.presets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.language.FilterParser;
import dev.tidemark.filter.language.FilterPrinter;
import dev.tidemark.session.NamedLists;
import dev.tidemark.session.Preset;
import dev.tidemark.session.Presets;
import dev.tidemark.session.PresetsFile;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.filter.FilterViewModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Presets as a person applies, saves and changes them. */
@Tag("shows-ask")
class PresetsViewModelTest {

    private static final FieldRegistry FIELDS = FieldRegistry.standard();

    @TempDir
    Path folder;

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final BackgroundTasks tasks = BackgroundTasks.atOnce(waiting::add);
    private final List<String> said = new ArrayList<>();
    private final List<Problem> told = new ArrayList<>();
    private final FilterViewModel filter = new FilterViewModel(FIELDS, tasks);
    private final PresetsViewModel model = new PresetsViewModel(FIELDS, filter, tasks, said::add, told::add);

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private void keep() {
        model.kept().keep(new PresetsFile(folder));
        work();
    }

    private Preset preset(String name) {
        return NamedLists.find(model.kept().items(), name).orElseThrow();
    }

    private void ask(String text) {
        filter.replace(text);
        work();
    }

    private String text() {
        return filter.textProperty().get();
    }

    private String applied() {
        return filter.appliedProperty().get().text();
    }

    private static String printed(String text) {
        return FilterPrinter.print(
                Objects.requireNonNull(FilterParser.parse(text, FIELDS).tree()));
    }

    private void choose(String name) {
        model.editing().choose(preset(name));
    }

    // --- applied

    @Test
    void aPresetIsAppliedAndIsTheCurrentOneUntilTheFilterSaysSomethingElse() {
        work();
        assertThat(model.currentProperty().get()).isNull();
        model.apply(preset("Deleted"));
        assertThat(text()).isEqualTo("reason any FILE_DELETE");
        assertThat(applied()).isEqualTo("reason any FILE_DELETE");
        assertThat(model.currentProperty().get()).isEqualTo(preset("Deleted"));

        ask("reason any  file_delete");
        assertThat(model.currentProperty().get()).as("it says the same").isEqualTo(preset("Deleted"));
        ask("reason any FILE_DELETE and x");
        assertThat(model.currentProperty().get()).isNull();
        ask("");
        assertThat(model.currentProperty().get()).isNull();
    }

    @Test
    void aPresetOfSeveralLinesStandsInOne() {
        work();
        model.apply(preset("Documents"));
        work();
        assertThat(text()).doesNotContain("\n");
        assertThat(printed(text())).isEqualTo(printed(preset("Documents").text()));
        assertThat(model.currentProperty().get()).isEqualTo(preset("Documents"));
    }

    @Test
    void oneThatIsNoFilterIsSaidAndStandsThereToBeMended() throws Exception {
        Files.writeString(folder.resolve(Presets.FILE_NAME), "[Broken]\nnmae == x\n or \u202e\n");
        keep();
        ask("name == y");
        model.apply(preset("Broken"));
        assertThat(said).singleElement().asString().startsWith("Broken: No field is called nmae");
        assertThat(text()).isEqualTo("nmae == x or \\u202e");
        assertThat(applied()).as("the last filter stays").isEqualTo("name == y");
    }

    // --- saved

    @Test
    void theFilterIsSavedUnderANameAndIsThereAtTheNextStart() {
        keep();
        ask("name ~ report");
        assertThat(model.canSave()).isTrue();
        assertThat(model.proposedName()).isEmpty();
        assertThat(model.save(" Reports ")).isEmpty();
        work();
        assertThat(model.currentProperty().get()).isEqualTo(new Preset("Reports", "name ~ report"));
        assertThat(model.kept().items().getFirst()).isEqualTo(new Preset("Reports", "name ~ report"));
        assertThat(new PresetsFile(folder).read().filters()).startsWith(new Preset("Reports", "name ~ report"));
        assertThat(model.proposedName()).isEqualTo("Reports");
        assertThat(said).singleElement().asString().contains("Reports");
    }

    @Test
    void aNameThatIsTakenIsAskedAboutOnceAndKeepsItsKey() {
        keep();
        ask("one");
        model.save("Mine");
        work();
        choose("Mine");
        model.giveKey(4);
        work();
        ask("two");
        model.proposedName();
        assertThat(model.save("mine")).contains("Mine", "again");
        assertThat(preset("Mine").text()).isEqualTo("one");
        assertThat(model.save("other" + "\u202e")).contains("name of 1 to 80");
        assertThat(model.save("mine")).isEmpty();
        work();
        assertThat(preset("Mine")).isEqualTo(new Preset("mine", "two", 4));
    }

    @Test
    void whatIsNoFilterOrNothingCannotBeSaved() {
        keep();
        for (String text : List.of("", "  ", "nmae == x")) {
            ask(text);
            assertThat(model.canSave()).as(text).isFalse();
            assertThat(model.save("Name")).as(text).isNotEmpty();
        }
        assertThat(folder).isEmptyDirectory();
    }

    // --- keys

    @Test
    void aKeyGoesToThePresetThatIsGivenItAndWhoHadItIsSaid() {
        keep();
        choose("Deleted");
        model.giveKey(1);
        choose("Streams");
        model.giveKey(2);
        model.giveKey(1);
        work();
        assertThat(model.ofKey(1).orElseThrow().name()).isEqualTo("Streams");
        assertThat(model.ofKey(2).orElseThrow().name()).isEqualTo("Deleted");
        assertThat(said).singleElement().asString().isEqualTo("Deleted has Ctrl+2 now");
        choose("Odd names");
        model.giveKey(2);
        assertThat(said.getLast()).isEqualTo("Deleted has no key any more");
        work();
        PresetsFile next = new PresetsFile(folder);
        assertThat(next.read().filters().stream()
                        .filter(each -> each.key() != 0)
                        .map(Preset::name))
                .containsExactlyInAnyOrder("Streams", "Odd names");
        model.apply(preset("Streams"));
        assertThat(model.isCurrent(1)).isTrue();
        assertThat(model.isCurrent(2)).isFalse();
        assertThat(model.isCurrent(9)).isFalse();
    }

    // --- Quiet

    @Test
    void quietIsOffAtFirstAndIsAppliedBesideTheTextWithoutBeingInIt() {
        work();
        assertThat(model.quietProperty().get()).isFalse();
        ask("name ~ x");
        model.setQuiet(true);
        assertThat(model.quietProperty().get()).isTrue();
        assertThat(text()).isEqualTo("name ~ x");
        assertThat(applied()).startsWith("name ~ x and not (").contains("Prefetch");
        assertThat(filter.activeProperty().get()).isTrue();
        ask("");
        assertThat(applied()).startsWith("not (");
        assertThat(filter.activeProperty().get()).isTrue();
        model.setQuiet(false);
        assertThat(applied()).isEmpty();
        assertThat(filter.activeProperty().get()).isFalse();
    }

    @Test
    void showEverythingLiftsQuietAndEscDoesNot() {
        work();
        ask("name ~ x");
        model.setQuiet(true);
        filter.giveBack();
        assertThat(text()).isEmpty();
        assertThat(model.quietProperty().get()).isTrue();
        filter.clear();
        assertThat(model.quietProperty().get()).isFalse();
        assertThat(filter.appliedProperty().get().passesAll()).isTrue();
    }

    @Test
    void whereNothingPassesItIsSaidThatQuietIsApplied() {
        work();
        filter.found(50, true);
        assertThat(filter.nothingProperty().get()).isEqualTo("Nothing of 50 rows passes.");
        model.setQuiet(true);
        filter.found(50, true);
        assertThat(filter.nothingProperty().get()).contains("Quiet");
        filter.found(50, false);
        assertThat(filter.nothingProperty().get()).isEmpty();
    }

    @Test
    void aQuietOfOnesOwnGoesFirstAndWhatItSaysLaterHolds() throws Exception {
        Files.writeString(folder.resolve(Presets.FILE_NAME), "[quiet]\nnot ext == log\n");
        keep();
        model.setQuiet(true);
        assertThat(applied()).isEqualTo("not ext == log");
        model.editing().choose(preset("quiet"));
        model.editing().textProperty().set("not ext == tmp");
        model.editing().take();
        work();
        assertThat(applied()).isEqualTo("not ext == tmp");
        model.editing().textProperty().set("not ext ==");
        model.editing().take();
        work();
        assertThat(model.quietProperty().get()).isFalse();
        assertThat(applied()).isEmpty();
        assertThat(said).last().asString().contains("Quiet");
    }

    // --- sent and taken

    @Test
    void whatSomebodySentIsTakenBesideWhatIsThere() throws Exception {
        keep();
        ask("mine");
        model.save("Mine");
        work();
        choose("Mine");
        model.giveKey(1);
        work();
        Path sent = Files.writeString(
                folder.resolve("sent.txt"),
                "[MINE]\nkey: Ctrl+1\ntheirs\n[Deleted]\nreason any FILE_DELETE\n[New]\nkey: Ctrl+5\nnmae == x\n");
        model.kept().importFrom(sent, model::fitting, model::isShipped, said::add);
        work();
        assertThat(model.kept().items())
                .startsWith(
                        new Preset("Mine", "mine", 1),
                        new Preset("MINE (2)", "theirs"),
                        new Preset("New", "nmae == x", 5))
                .hasSize(12);
        assertThat(said.getLast())
                .startsWith("2 filters were taken from " + sent)
                .contains("one under another name");
        assertThat(told)
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).startsWith("Line 8: New: "));

        model.kept().importFrom(sent, model::fitting, model::isShipped, said::add);
        work();
        assertThat(model.kept().items())
                .as("MINE is another's name, and is taken anew")
                .hasSize(13);
        assertThat(new PresetsFile(folder).read().filters()).hasSize(13);
    }

    @Test
    void aFileThatCannotBeReadIsSaidAndNothingChanges() {
        keep();
        model.kept().importFrom(folder.resolve("missing"), model::fitting, model::isShipped, said::add);
        work();
        assertThat(told)
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("missing"));
        assertThat(said).isEmpty();
        assertThat(model.kept().items()).hasSize(9);
    }

    @Test
    void whatCannotBeWrittenIsToldAndWhatIsKeptIsShownAgain() throws Exception {
        keep();
        Files.createDirectories(folder.resolve("presets.lock"));
        ask("mine");
        model.save("Mine");
        assertThat(model.kept().items()).hasSize(10);
        work();
        assertThat(told).hasSize(1);
        assertThat(model.kept().items()).hasSize(9);
    }

    @Test
    void withoutAFolderPresetsLastForThisSession() {
        ask("mine");
        assertThat(model.kept().isKept()).isFalse();
        assertThat(model.save("Mine")).isEmpty();
        assertThat(model.kept().items().getFirst().name()).isEqualTo("Mine");
    }
}
