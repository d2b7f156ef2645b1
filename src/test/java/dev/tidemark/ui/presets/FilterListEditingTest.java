package dev.tidemark.ui.presets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.session.Preset;
import dev.tidemark.session.PresetsFile;
import dev.tidemark.task.BackgroundTasks;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list of filters with names as it is edited. */
@Tag("shows-ask")
class FilterListEditingTest {

    private static final Preset FIXED = new Preset("Fixed", "f");

    @TempDir
    Path folder;

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final KeptFilters<Preset> kept = new KeptFilters<>(
            List.of(new Preset("A", "a"), new Preset("B", "b"), FIXED),
            FieldRegistry.standard(),
            BackgroundTasks.atOnce(waiting::add),
            problem -> {});
    private final FilterListEditing<Preset> model = new FilterListEditing<>(kept, FIXED::equals);

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private String chosen() {
        return Objects.requireNonNull(model.chosenProperty().get()).name();
    }

    private void choose(int index) {
        model.choose(kept.items().get(index));
    }

    private List<String> names() {
        return kept.items().stream().map(Preset::name).toList();
    }

    @Test
    void whatIsTypedIsTakenWhenAnotherIsChosen() {
        choose(0);
        model.nameProperty().set("  First ");
        model.textProperty().set(" x or y ");
        assertThat(model.isChanged()).isTrue();
        choose(1);
        assertThat(kept.items()).startsWith(new Preset("First", "x or y"), new Preset("B", "b"));
        assertThat(chosen()).isEqualTo("B");
        assertThat(model.textProperty().get()).isEqualTo("b");
    }

    @Test
    void whatIsTypedCanBeGivenBack() {
        choose(0);
        model.textProperty().set("x");
        assertThat(model.giveBack()).isTrue();
        assertThat(model.textProperty().get()).isEqualTo("a");
        assertThat(model.giveBack()).isFalse();
        assertThat(names()).containsExactly("A", "B", "Fixed");
    }

    @Test
    void aNameThatIsNoneOrIsTakenIsSaidAndNotTaken() {
        choose(0);
        for (String wrong : List.of("", "  ", "b", "x\u202e", "n".repeat(81))) {
            model.nameProperty().set(wrong);
            assertThat(model.problemProperty().get()).as(wrong).isNotEmpty();
            assertThat(model.take()).as(wrong).isFalse();
        }
        assertThat(names()).containsExactly("A", "B", "Fixed");
        model.nameProperty().set("a");
        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(model.take()).isTrue();
        assertThat(names()).containsExactly("a", "B", "Fixed");
    }

    @Test
    void aTextThatIsNoFilterIsSaidAndKept() {
        choose(0);
        model.textProperty().set("nmae == x");
        assertThat(model.problemProperty().get()).startsWith("No field is called nmae");
        assertThat(model.take()).isTrue();
        assertThat(kept.items().getFirst().text()).isEqualTo("nmae == x");
        assertThat(model.problemProperty().get()).isNotEmpty();
    }

    @Test
    void aTextOfSeveralLinesStandsInOneAndIsKeptAsItIsUntilItIsTypedInto() {
        String lines = "a or\n  name == \"x\ny\"";
        String wrong = "nmae ==\n x\u202e";
        kept.change(list -> List.of(new Preset("A", lines), new Preset("W", wrong)));
        choose(0);
        assertThat(model.textProperty().get()).isEqualTo("a or name == \"x\\u000ay\"e");
        assertThat(model.isChanged()).isFalse();
        model.nameProperty().set("B");
        choose(1);
        assertThat(model.textProperty().get()).isEqualTo("nmae == x\\u202e");
        choose(0);
        assertThat(kept.items()).containsExactly(new Preset("B", lines), new Preset("W", wrong));
        model.textProperty().set(model.textProperty().get() + " or c");
        assertThat(model.take()).isTrue();
        assertThat(kept.items().getFirst().text()).isEqualTo("a or name == \"x\\u000ay\"e or c");
    }

    @Test
    void aLongTextIsReadInTheBackground() {
        choose(0);
        model.textProperty().set("x ".repeat(600) + "(");
        assertThat(model.problemProperty().get()).isEmpty();
        work();
        assertThat(model.problemProperty().get()).isNotEmpty();
    }

    @Test
    void oneThatIsFixedCanOnlyBeMoved() {
        choose(2);
        assertThat(model.isChangeable()).isFalse();
        model.nameProperty().set("other");
        model.take();
        model.remove();
        assertThat(names()).containsExactly("A", "B", "Fixed");
        model.giveBack();
        model.move(-5);
        assertThat(names()).containsExactly("Fixed", "A", "B");
        assertThat(chosen()).isEqualTo("Fixed");
        assertThat(model.own()).extracting(Preset::name).containsExactly("A", "B");
    }

    @Test
    void theNextIsChosenWhenOneIsTakenAway() {
        choose(0);
        model.remove();
        assertThat(chosen()).isEqualTo("B");
        model.move(1);
        model.remove();
        assertThat(names()).containsExactly("Fixed");
        assertThat(chosen()).isEqualTo("Fixed");
    }

    @Test
    void aNewOneHasANameThatNobodyHas() {
        model.add(new Preset("A", "x"));
        assertThat(chosen()).isEqualTo("A (2)");
        assertThat(names()).containsExactly("A", "B", "Fixed", "A (2)");
    }

    @Test
    void whatAnotherWindowChangedShowsWithTheNextChangeAndWhatIsTypedStays() throws Exception {
        kept.keep(new PresetsFile(folder));
        work();
        kept.change(list -> List.of(new Preset("A", "a"), new Preset("B", "b")));
        work();
        choose(0);
        model.textProperty().set("typed");
        new PresetsFile(folder).change(list -> List.of(new Preset("A", "theirs"), new Preset("Z", "z")));
        kept.change(list -> list);
        work();
        assertThat(names()).startsWith("A", "Z");
        assertThat(model.textProperty().get()).isEqualTo("typed");
        model.take();
        work();
        assertThat(kept.items()).startsWith(new Preset("A", "typed"), new Preset("Z", "z"));
    }
}
