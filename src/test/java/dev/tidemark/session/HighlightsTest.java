package dev.tidemark.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.filter.language.FilterError;
import dev.tidemark.history.LifeFields;
import dev.tidemark.path.Certainty;
import dev.tidemark.path.FilePath;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which record has which colour, and where the rules are kept. */
@Tag("shows-ask")
class HighlightsTest {

    @TempDir
    Path folder;

    private final Highlights highlights = new Highlights();
    private final FieldRegistry fields =
            HighlightFields.in(MarkFields.in(FieldRegistry.standard(), new Marks()), highlights);

    private static HighlightRule rule(String name, String text) {
        return new HighlightRule(name, text, HighlightColour.RED, true);
    }

    private static RecordView view(Records record) {
        ByteBuffer bytes = record.bytes();
        return new RecordView().show(bytes, 0);
    }

    private String found(RecordView view) {
        HighlightRule rule = highlights.find(view);
        return rule == null ? "" : rule.name();
    }

    @Test
    void theFirstRuleThatARecordPassesWins() {
        highlights.set(
                List.of(
                        rule("deleted", "reason any FILE_DELETE"),
                        rule("off", "name ~ tmp").on(false),
                        rule("broken", "nmae == x and ("),
                        rule("all", "has usn")),
                fields);
        assertThat(found(view(Records.v2("a.tmp").reason(Reason.FILE_DELETE.bit()))))
                .isEqualTo("deleted");
        assertThat(found(view(Records.v3("a.tmp").reason(Reason.FILE_CREATE.bit()))))
                .isEqualTo("all");
    }

    @Test
    void noRuleIsInForceAtFirstAndEachChangeIsAnotherEdition() {
        assertThat(found(view(Records.v2("a")))).isEmpty();
        int before = highlights.edition();
        highlights.set(List.of(rule("r", "a")), fields);
        assertThat(highlights.edition()).isNotEqualTo(before);
        assertThat(found(view(Records.v2("a")))).isEqualTo("r");
        highlights.set(List.of(), fields);
        assertThat(found(view(Records.v2("a")))).isEmpty();
    }

    @Test
    void aRuleMayAskForThePathThatARecordBringsAlong() {
        highlights.set(
                List.of(
                        rule("path", "path ~ \"\\Temp\\\""),
                        rule("dir", "dir under \"\\Users\\a\""),
                        rule("depth", "depth == 1")),
                fields);
        assertThat(highlights.usesPath()).isTrue();
        RecordField field = fields.get("rule");
        assertThat(field.usesPath()).isTrue();
        RecordView view = view(Records.v2("x"));
        assertThat(found(view)).isEmpty();
        view.withPath(new FilePath("\\Windows\\TEMP", "x", Certainty.LIVE));
        assertThat(found(view)).isEqualTo("path");
        assertThat(field.text(view, Long::toString)).isEqualTo("path");
        view.withPath(new FilePath("\\users\\A\\b", "x", Certainty.LIVE));
        assertThat(found(view)).isEqualTo("dir");
        highlights.set(List.of(rule("name", "x")), fields);
        assertThat(field.usesPath()).isFalse();
        assertThat(field.needsPath()).isFalse();
    }

    @Test
    void aRuleThatAsksForRulesOrForNothingOrCountsBackIsNone() {
        for (String text : List.of(
                "rule == x", "not (a or has rule)", "rule in {a, b}", "", "  ", "time > -15m", "time == today")) {
            FilterError error = rule("r", text).error(fields);
            assertThat(error).as(text).isNotNull();
            highlights.set(List.of(rule("r", text), rule("after", "has usn")), fields);
            assertThat(found(view(Records.v2("x")))).as(text).isEqualTo("after");
        }
        assertThat(rule("r", "time > 2024-05-03").error(fields)).isNull();
        assertThat(rule("r", "is marked").error(fields)).isNull();
    }

    @Test
    @Tag("shows-story")
    void aRuleThatAsksWhatAnotherRecordSaysIsNone() {
        FieldRegistry withRenames = LifeFields.ofRecords(fields);
        for (String text : List.of("has old_name", "a or not is move", "old_path under \\docs")) {
            FilterError error = rule("r", text).error(withRenames);
            assertThat(error).as(text).isNotNull();
            assertThat(error.words()).contains("single records");
            assertThat(error.span().of(text)).isIn("has old_name", "is move", "old_path under \\docs");
        }
    }

    @Test
    void noMoreThanAFewAreTried() {
        List<HighlightRule> many = new ArrayList<>();
        for (int i = 0; i < Highlights.MOST; i++) {
            many.add(rule("r" + i, "nothing" + i));
        }
        many.add(rule("last", "has usn"));
        highlights.set(many, fields);
        assertThat(found(view(Records.v2("x")))).isEmpty();
        highlights.set(many.subList(1, many.size()), fields);
        assertThat(found(view(Records.v2("x")))).isEqualTo("last");
    }

    @Test
    void rulesAreKeptInAPlainFile() throws IOException {
        HighlightsFile file = new HighlightsFile(folder);
        List<HighlightRule> rules = List.of(
                rule("Deleted", "reason any FILE_DELETE"),
                new HighlightRule("Mail", "ext in {pst, ost}", HighlightColour.PURPLE, false));
        file.change(list -> rules);
        assertThat(Files.readString(file.path()))
                .endsWith("\n\n[Deleted]\ncolour: red\nreason any FILE_DELETE\n\n"
                        + "[Mail]\ncolour: purple\nstate: off\next in {pst, ost}\n");
        assertThat(file.read()).isEqualTo(new FilterStore.Kept<>(rules, List.of()));
    }

    @Test
    void whatIsWrongWithARuleIsSaidWithItsLineAndTheOthersAreRead() throws IOException {
        HighlightsFile file = new HighlightsFile(folder);
        Files.writeString(file.path(), "[A]\ncolour: pink\na\n[B]\nstate: perhaps\nb\n[C]\ncolour: Blue\nrule == x\n");
        FilterStore.Kept<HighlightRule> read = file.read();
        assertThat(read.filters()).extracting(HighlightRule::name).containsExactly("A", "B", "C");
        assertThat(read.filters().get(2).colour()).isEqualTo(HighlightColour.BLUE);
        assertThat(read.said())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("Line 1: A"),
                        second -> assertThat(second).startsWith("Line 4: B"));
        assertThat(file.importFrom(file.path(), fields).said())
                .last()
                .asString()
                .startsWith("Line 9: C: ");
    }
}
