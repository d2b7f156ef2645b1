package dev.tidemark.ui.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.FilterParser;
import dev.tidemark.filter.language.FilterPrinter;
import dev.tidemark.filter.language.FlagEdit;
import dev.tidemark.filter.language.FlagWish;
import dev.tidemark.filter.language.Node;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.RandomFilters;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Flag;
import dev.tidemark.usn.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is clicked and typed in whatever order, what is clicked shows what the text says. */
@Tag("shows-ask")
class ClicksAndTextTest {

    private static final FieldRegistry FIELDS = FieldRegistry.standard();
    private static final List<RecordField> FLAGS = List.of(Fields.REASON, Fields.SOURCE_INFO, Fields.ATTRIBUTES);

    private static final AddedFilter QUIET = new AddedFilter("Quiet", tree("not (path ~ temp or ext == tmp)"));

    private long nanos = 1_000_000_000_000L;
    private final FilterViewModel model = new FilterViewModel(FIELDS, BackgroundTasks.atOnce(), () -> nanos);

    private String text() {
        return model.textProperty().get();
    }

    private FlagGroup group(RecordField field) {
        return field == Fields.REASON
                ? model.reasons()
                : field == Fields.SOURCE_INFO
                        ? model.record().source()
                        : model.record().attributes();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void fiveHundredClicksAndEditsNeverDisagree(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Node before = tree(text());
            String done = act(random);
            assertAgree(seed + "/" + i + " " + done + ": " + text());
            if (done.equals("click")) {
                assertThat(Node.conjuncts(tree(text())).stream().map(FilterPrinter::print))
                        .as(text())
                        .containsAll(rest(before));
            }
            if (random.nextInt(4) == 0) {
                nanos += 1_000_000_000;
                model.pulse();
            }
        }
    }

    private String act(Random random) {
        switch (random.nextInt(13)) {
            case 0 -> model.textProperty().set(random.nextBoolean() ? words(random) : text() + " " + words(random));
            case 1 -> model.textProperty().set(new RandomFilters(random, FIELDS).filter(2));
            case 2 -> model.onlyClosedProperty().set(random.nextBoolean());
            case 3 -> model.byPathProperty().set(random.nextBoolean());
            case 4 -> model.record().noSource().set(random.nextBoolean());
            case 5 -> model.record().version(2 + random.nextInt(3)).set(random.nextBoolean());
            case 6 -> model.record().showOnlyIn(FileId.ntfs(random.nextInt(9), 1), "");
            case 7 -> model.giveBack();
            case 8 -> model.walk(random.nextBoolean());
            case 9 -> {
                if (!model.chips().isEmpty()) {
                    model.chips()
                            .get(random.nextInt(model.chips().size()))
                            .remove()
                            .run();
                }
            }
            case 10 -> model.setAdded(random.nextBoolean() ? List.of(QUIET) : List.of());
            default -> {
                RecordField field = FLAGS.get(random.nextInt(FLAGS.size()));
                List<? extends Flag> flags = field.flags();
                boolean wrong = !model.checkProperty().get().isFilter();
                Flag flag = flags.get(random.nextInt(Math.min(6, flags.size())));
                group(field).click(flag);
                return wrong ? "click while wrong" : "click";
            }
        }
        return "other";
    }

    private static String words(Random random) {
        List<String> words = List.of(
                "report",
                "reason any FILE_CREATE|CLOSE",
                "reason any EA_CHANGE",
                "reason all CLOSE",
                "not reason any FILE_DELETE",
                "reason none FILE_DELETE|CLOSE",
                "reason in {CLOSE, FILE_CREATE}",
                "(sourceinfo any 0x4 or sourceinfo == 0x0)",
                "sourceinfo == 0x0",
                "attr all HIDDEN",
                "version in {2, 3}",
                "version == 5",
                "(a or b)",
                "path ~ docs",
                "name ==",
                "\"quoted  words\"c",
                "or",
                "time >= -15m");
        return words.get(random.nextInt(words.size()));
    }

    private static Node tree(String text) {
        Node tree = FilterParser.parse(text, FIELDS).tree();
        return tree == null ? Node.EVERYTHING : tree;
    }

    /** What of a filter nothing can say that is clicked. */
    private List<String> rest(Node tree) {
        List<FlagEdit> edits =
                FLAGS.stream().map(field -> FlagEdit.of(tree, field)).toList();
        return Node.conjuncts(tree).stream()
                .filter(part -> edits.stream().noneMatch(edit -> edit.tells(part)))
                .map(FilterPrinter::print)
                .toList();
    }

    private Node withAdded(Node tree) {
        List<Node> all = new ArrayList<>(List.of(tree));
        model.addedProperty().get().forEach(each -> all.add(each.tree()));
        return Node.and(all);
    }

    private void assertAgree(String as) {
        boolean valid = FilterParser.parse(text(), FIELDS).isValid();
        assertThat(model.checkProperty().get().isFilter()).as(as).isEqualTo(valid);
        Node tree = valid ? tree(text()) : model.appliedProperty().get().tree();
        for (RecordField field : FLAGS) {
            FlagEdit asked = FlagEdit.of(tree, field);
            for (Flag flag : field.flags()) {
                assertThat(group(field).wish(flag).get()).as(as + " " + flag).isEqualTo(asked.of(flag.bit()));
            }
        }
        FlagEdit reasons = FlagEdit.of(tree, Fields.REASON);
        assertThat(model.onlyClosedProperty().get()).as(as).isEqualTo(reasons.of(Reason.CLOSE.bit()) == FlagWish.ALL);
        assertThat(model.record().noSource().get())
                .as(as)
                .isEqualTo(FlagEdit.of(tree, Fields.SOURCE_INFO).orNoFlag());
        assertThat(model.hexProperty().get()).as(as).isEqualTo(String.format("0x%08x", ReasonMask.of(reasons)));
        if (model.activeProperty().get() && valid && !text().isBlank()) {
            nanos += 1_000_000_000;
            model.pulse();
            assertThat(Objects.requireNonNull(model.appliedProperty().get()).text())
                    .as(as)
                    .isEqualTo(FilterPrinter.print(withAdded(tree)));
        }
    }
}
