package dev.tidemark.filter.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.Fields;
import dev.tidemark.usn.Reason;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is clicked flag by flag, as a list of values, or for paths, is read from a tree and changes just that of it. */
@Tag("shows-ask")
class FlagEditTest {

    private static final FieldRegistry FIELDS = FieldRegistry.standard();
    private static final int CLOSE = Reason.CLOSE.bit();

    private static Node tree(String text) {
        return Objects.requireNonNull(FilterParser.parse(text, FIELDS).tree(), text);
    }

    private static FlagEdit reasons(String text) {
        return FlagEdit.of(tree(text), Fields.REASON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "''§OFF",
                "reason any CLOSE|EA_CHANGE§ANY",
                "reason in {CLOSE, EA_CHANGE}§ANY",
                "x reason all CLOSE§ALL",
                "reason none CLOSE§NONE",
                "not reason any CLOSE§NONE",
                "-(reason in {CLOSE})§NONE",
                "reason any CLOSE reason all CLOSE§ALL",
                "reason any CLOSE not reason any CLOSE§NONE",
                "reason any EA_CHANGE reason any CLOSE§OFF",
                "reason == CLOSE§OFF",
                "reason any CLOSE or x§OFF",
                "not (reason any CLOSE or x)§OFF",
                "not reason all CLOSE§OFF",
                "(reason any CLOSE or reason == 0x0)§ANY"
            })
    void whatIsAskedOfAFlagIsRead(String text, FlagWish wish) {
        assertThat(reasons(text).of(CLOSE)).isEqualTo(wish);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "''§ANY§reason any CLOSE",
                "''§NONE§not reason any CLOSE",
                "a reason any EA_CHANGE b§ANY§a and reason any EA_CHANGE|CLOSE and b",
                "a reason any CLOSE b§ALL§a and b and reason all CLOSE",
                "reason none EA_CHANGE§NONE§reason none EA_CHANGE|CLOSE",
                "not reason any CLOSE|EA_CHANGE§OFF§not reason any EA_CHANGE",
                "reason in {CLOSE, EA_CHANGE} reason all CLOSE§OFF§reason any EA_CHANGE",
                "reason == CLOSE§ANY§reason == CLOSE and reason any CLOSE",
                "reason any 0x0§ANY§reason any CLOSE",
                "(reason any CLOSE or reason == 0x0)§OFF§reason == 0x0",
                "reason any 0xffffffff§OFF§reason any 0x7fffffff"
            })
    void aClickAsksOneThingOfAFlagAndLeavesTheRest(String text, FlagWish wish, String changed) {
        Node after = reasons(text).with(CLOSE, wish);
        assertThat(after.bare()).isEqualTo(tree(changed).bare());
        assertThat(FlagEdit.of(after, Fields.REASON).of(CLOSE)).isEqualTo(wish);
    }

    @Test
    void recordsWithoutAFlagAreAddedAndTakenAway() {
        FlagEdit none = FlagEdit.of(tree("x sourceinfo any 0x4"), Fields.SOURCE_INFO);
        Node both = none.withNoFlag(true);
        assertThat(both.bare())
                .isEqualTo(tree("x (sourceinfo any 0x4 or sourceinfo == 0x0)").bare());
        assertThat(FlagEdit.of(both, Fields.SOURCE_INFO).withNoFlag(false).bare())
                .isEqualTo(tree("x sourceinfo any 0x4").bare());
        assertThat(FlagEdit.of(tree(""), Fields.SOURCE_INFO).withNoFlag(true).bare())
                .isEqualTo(tree("sourceinfo == 0x0").bare());
        assertThat(FlagEdit.of(tree("sourceinfo == 0x0"), Fields.SOURCE_INFO).withNoFlag(false))
                .isEqualTo(Node.EVERYTHING);
    }

    @Test
    void whatIsToldFlagByFlagCanBeLiftedAtOnce() {
        FlagEdit edit = reasons("x reason any CLOSE reason == CLOSE not reason any EA_CHANGE reason all CLOSE");
        assertThat(edit.cleared().bare()).isEqualTo(tree("x reason == CLOSE").bare());
    }

    @Test
    void valuesOfAFieldAreListedAndChanged() {
        assertThat(ValuesEdit.of(tree("x version in {2, 3} version == 4"), Fields.VERSION))
                .containsExactly(new Value.Number(2), new Value.Number(3));
        assertThat(ValuesEdit.of(tree("version in {2 .. 3}"), Fields.VERSION)).isEmpty();
        assertThat(ValuesEdit.with(tree("a version in {2, 3} b"), Fields.VERSION, List.of(new Value.Number(4)))
                        .bare())
                .isEqualTo(tree("a version == 4 b").bare());
        assertThat(ValuesEdit.with(tree("a version in {2, 3} b"), Fields.VERSION, List.of())
                        .bare())
                .isEqualTo(tree("a b").bare());
        assertThat(ValuesEdit.with(tree("a or b"), Fields.VERSION, List.of(new Value.Number(2), new Value.Number(4)))
                        .bare())
                .isEqualTo(tree("(a or b) version in {2, 4}").bare());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "docs§path ~ docs",
                "a *.txt§path ~ a and path like *.txt",
                "a reason any CLOSE§path ~ a and reason any CLOSE",
                "\"two words\"c§path ~ \"two words\"c"
            })
    void wordsAreLookedForInPathsAndBack(String names, String paths) {
        assertThat(PathEdit.isByPath(tree(names))).isFalse();
        Node byPath = PathEdit.of(tree(names), true);
        assertThat(byPath.bare()).isEqualTo(tree(paths).bare());
        assertThat(PathEdit.isByPath(byPath)).isTrue();
        assertThat(PathEdit.of(byPath, false).bare()).isEqualTo(tree(names).bare());
    }

    @ParameterizedTest
    @CsvSource({"\\docs", "(a or b)", "name ~ a", "path == a", "not a"})
    void whatIsNoWordForNamesStaysAsItIs(String text) {
        assertThat(PathEdit.of(tree(text), true)).isEqualTo(tree(text));
        assertThat(PathEdit.of(tree(text), false)).isEqualTo(tree(text));
    }

    // --- the text that was changed

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "a  b§x§a  b and x",
                "''§x§x",
                "a or  b§x§(a or  b) and x",
                "not (a  or b)§x§not (a  or b) and x",
                "  a  §x or y§a and (x or y)"
            })
    void whatIsAddedStandsBehindWhatWasTyped(String text, String more, String written) {
        Node before = tree(text);
        Node after = Node.and(List.of(before, tree(more)));
        assertThat(ChangedText.of(text, before, after, FIELDS)).isEqualTo(written);
    }

    @Test
    void whatWasNotChangedStaysAsItWasTyped() {
        String text = "Name = \"A B\"  (x  or y) && !( a||b ) reason  any close";
        Node after = FlagEdit.of(tree(text), Fields.REASON).with(Reason.EA_CHANGE.bit(), FlagWish.ANY);
        String written = ChangedText.of(text, tree(text), after, FIELDS);
        assertThat(tree(written).bare()).isEqualTo(after.bare());

        Node before = tree(text);
        Node same = FlagEdit.of(before, Fields.REASON).with(Reason.EA_CHANGE.bit(), FlagWish.ANY);
        assertThat(ChangedText.of(text, before, same, FIELDS))
                .isEqualTo("Name = \"A B\" and (x  or y) and not (a or b) and reason any EA_CHANGE|CLOSE");
    }
}
