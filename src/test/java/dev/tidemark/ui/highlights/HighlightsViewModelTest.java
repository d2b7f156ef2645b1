package dev.tidemark.ui.highlights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordView;
import dev.tidemark.session.HighlightColour;
import dev.tidemark.session.HighlightFields;
import dev.tidemark.session.HighlightRule;
import dev.tidemark.session.Highlights;
import dev.tidemark.session.HighlightsFile;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.Records;
import dev.tidemark.text.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Highlight rules as a person changes them. */
@Tag("shows-ask")
class HighlightsViewModelTest {

    @TempDir
    Path folder;

    private final Highlights highlights = new Highlights();
    private final FieldRegistry fields = HighlightFields.in(FieldRegistry.standard(), highlights);
    private final List<String> said = new ArrayList<>();
    private final List<Problem> told = new ArrayList<>();
    private final HighlightsViewModel model =
            new HighlightsViewModel(highlights, fields, BackgroundTasks.atOnce(), said::add, told::add);

    private String found(String name) {
        HighlightRule rule =
                highlights.find(new RecordView().show(Records.v2(name).bytes(), 0));
        return rule == null ? "" : rule.name() + " " + rule.colour().id();
    }

    private void begin(String name, String text) {
        model.begin(text);
        model.editing().nameProperty().set(name);
        model.editing().take();
    }

    @Test
    void aRuleIsInForceAsSoonAsItIsMadeAndEachHasAnotherColour() {
        begin("One", "one");
        begin("Two", "two");
        assertThat(found("one")).isEqualTo("One red");
        assertThat(found("two")).isEqualTo("Two orange");
        assertThat(found("three")).isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void whatIsReadLateOfRulesBeforeIsNotInForce() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        HighlightsViewModel slow =
                new HighlightsViewModel(highlights, fields, BackgroundTasks.atOnce(waiting::add), said::add, told::add);
        slow.begin("x");
        slow.editing().textProperty().set("y");
        slow.editing().take();
        while (!waiting.isEmpty()) {
            waiting.removeLast().run();
        }
        assertThat(found("x")).isEmpty();
        assertThat(found("y")).isNotEmpty();
    }

    @Test
    void orderColourAndWhetherItIsInForceCanBeChanged() {
        begin("One", "x");
        begin("Two", "x");
        assertThat(found("x")).isEqualTo("One red");
        model.editing().move(-1);
        assertThat(found("x")).isEqualTo("Two orange");
        model.paint(HighlightColour.BLUE);
        assertThat(found("x")).isEqualTo("Two blue");
        model.toggle();
        assertThat(found("x")).isEqualTo("One red");
        model.toggle();
        assertThat(found("x")).isEqualTo("Two blue");
        model.editing().remove();
        assertThat(found("x")).isEqualTo("One red");
    }

    @Test
    void whatIsNoFilterIsSaidOnceAndStopsNoOther() {
        begin("Good", "x");
        begin("Bad", "nmae == x");
        assertThat(said).isNotEmpty().last().asString().startsWith("The highlight rule Bad is not in force: No field");
        int before = said.size();
        model.editing().move(-1);
        model.editing().move(1);
        assertThat(said).hasSize(before);
        assertThat(found("x")).isEqualTo("Good red");
        model.toggle();
        assertThat(said).hasSize(before);
    }

    @Test
    void rulesAreThereAgainAtTheNextStart() throws Exception {
        model.kept().keep(new HighlightsFile(folder));
        begin("One", "one");
        HighlightRule kept = new HighlightRule("One", "one", HighlightColour.RED, true);
        assertThat(new HighlightsFile(folder).read().filters()).containsExactly(kept);

        Highlights others = new Highlights();
        HighlightsViewModel other = new HighlightsViewModel(
                others,
                HighlightFields.in(FieldRegistry.standard(), others),
                BackgroundTasks.atOnce(),
                said::add,
                told::add);
        other.kept().keep(new HighlightsFile(folder));
        assertThat(other.kept().items()).containsExactly(kept);
        assertThat(others.find(new RecordView().show(Records.v2("one").bytes(), 0)))
                .isEqualTo(kept);
    }

    @Test
    void aDamagedFileIsToldAndWhatIsReadableIsInForce() throws Exception {
        Files.writeString(folder.resolve(HighlightsFile.NAME), "x\n[One]\ncolour: green\none\n");
        model.kept().keep(new HighlightsFile(folder));
        assertThat(told)
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).startsWith("Line 1: "));
        assertThat(found("one")).isEqualTo("One green");
        begin("Two", "two");
        assertThat(told).hasSize(2);
        assertThat(told.getLast().what()).contains("set aside as", "highlights.txt.damaged1");
        assertThat(new HighlightsFile(folder).read().filters()).hasSize(2);
    }

    @Test
    void rulesThatSomebodySentAreTaken() throws Exception {
        model.kept().keep(new HighlightsFile(folder));
        Path sent = Files.writeString(folder.resolve("sent.txt"), "[A]\ncolour: blue\na\n[Bad]\nrule == x\n");
        model.kept().importFrom(sent, rule -> rule, rule -> false, said::add);
        assertThat(found("a")).isEqualTo("A blue");
        assertThat(told)
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).startsWith("Line 5: Bad: "));
        assertThat(new String(model.kept().exported(List.copyOf(model.kept().items())), StandardCharsets.UTF_8))
                .endsWith("[A]\ncolour: blue\na\n\n[Bad]\ncolour: yellow\nrule == x\n");
    }
}
