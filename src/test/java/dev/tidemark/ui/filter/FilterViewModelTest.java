package dev.tidemark.ui.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.filter.language.FlagWish;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterViewModelTest {

    private long nanos = 1_000_000_000_000L;
    private final FilterViewModel model =
            new FilterViewModel(FieldRegistry.standard(), BackgroundTasks.atOnce(), () -> nanos);

    private String text() {
        return model.textProperty().get();
    }

    /** What is applied, as the language has it. */
    private String applied() {
        return model.appliedProperty().get().text();
    }

    private FlagWish wish(Reason reason) {
        return model.reasons().wish(reason).get();
    }

    private void pause() {
        nanos += 2_000_000_000L;
        model.pulse();
    }

    private void type(String text) {
        model.textProperty().set(text);
        model.take();
    }

    // --- reasons

    @Test
    void atFirstNothingIsAskedAndNothingIsLeftOut() {
        assertThat(Reason.values())
                .allSatisfy(reason -> assertThat(wish(reason)).isEqualTo(FlagWish.OFF));
        assertThat(model.appliedProperty().get()).isEqualTo(AppliedFilter.ALL);
        assertThat(model.activeProperty().get()).isFalse();
        assertThat(model.hexProperty().get()).isEqualTo("0xffffffff");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void aReasonThatIsClickedGoesThroughAnyAllNoneAndNothing(Reason reason) {
        model.reasons().click(reason);
        assertThat(text()).isEqualTo("reason any " + reason.name());
        assertThat(model.hexProperty().get()).isEqualTo(String.format("0x%08x", reason.bit()));
        assertThat(model.summaryProperty().get()).isEqualTo("any of " + reason.label());

        model.reasons().click(reason);
        assertThat(text()).isEqualTo("reason all " + reason.name());
        model.reasons().click(reason);
        assertThat(text()).isEqualTo("not reason any " + reason.name());
        assertThat(wish(reason)).isEqualTo(FlagWish.NONE);
        assertThat(applied()).isEqualTo(text());
        model.reasons().click(reason);
        assertThat(text()).isEmpty();
        assertThat(model.appliedProperty().get()).isEqualTo(AppliedFilter.ALL);
    }

    @Test
    void severalReasonsAreAskedForTogether() {
        model.reasons().click(Reason.FILE_CREATE);
        model.reasons().click(Reason.FILE_DELETE);
        model.reasons().set(Reason.EA_CHANGE.bit(), FlagWish.ALL);
        model.reasons().set(Reason.CLOSE.bit(), FlagWish.NONE);

        assertThat(text())
                .isEqualTo("reason any FILE_CREATE|FILE_DELETE and reason all EA_CHANGE and not reason any CLOSE");
        assertThat(model.summaryProperty().get()).isEqualTo("any of 2 · all of EA change · none of Close");
    }

    @Test
    void everyReasonAsAMaskIsNoCondition() {
        model.hexProperty().set("0x100");
        model.hexProperty().set("0xffffffff");

        assertThat(text()).isEmpty();
    }

    @Test
    void invertSwapsChosenAndNotChosenAndTwiceIsNothing() {
        model.hexProperty().set("0x80000100");

        model.invert();
        assertThat(model.hexProperty().get()).isEqualTo(String.format("0x%08x", Reason.ALL & ~0x80000100));
        model.invert();
        assertThat(text()).isEqualTo("reason any FILE_CREATE|CLOSE");
    }

    @Test
    void aGroupIsChosenAsAWholeAndLetGoAsAWhole() {
        model.reasons().click(Reason.DATA_EXTEND);

        model.toggle(Reason.Kind.DATA);
        assertThat(model.hexProperty().get()).isEqualTo("0x00000007");
        model.toggle(Reason.Kind.CLOSE);
        model.toggle(Reason.Kind.DATA);
        assertThat(text()).isEqualTo("reason any CLOSE");
    }

    @Test
    void aWholeMaskIsOneChangeOfTheFilter() {
        List<String> changes = new ArrayList<>();
        model.appliedProperty().addListener((property, was, now) -> changes.add(now.text()));

        model.hexProperty().set("0x300");
        model.toggle(Reason.Kind.DATA);

        assertThat(changes)
                .containsExactly(
                        "reason any FILE_CREATE|FILE_DELETE",
                        "reason any DATA_OVERWRITE|DATA_EXTEND|DATA_TRUNCATION|FILE_CREATE|FILE_DELETE");
    }

    // --- typed as a mask

    @ParameterizedTest
    @ValueSource(strings = {"0x80000100", "80000100", "0X80000100", "FILE_CREATE|CLOSE", "file create, close"})
    void aMaskIsTypedInHexOrByNames(String typed) {
        model.hexProperty().set(typed);

        assertThat(applied()).isEqualTo("reason any FILE_CREATE|CLOSE");
        assertThat(wish(Reason.FILE_CREATE)).isEqualTo(FlagWish.ANY);
        assertThat(wish(Reason.CLOSE)).isEqualTo(FlagWish.ANY);
        assertThat(wish(Reason.FILE_DELETE)).isEqualTo(FlagWish.OFF);
        assertThat(model.hexProblemProperty().get()).isEmpty();
    }

    @Test
    void whatIsTypedStaysAsTypedUntilTheTypingEnds() {
        model.hexProperty().set("close");
        assertThat(model.hexProperty().get()).isEqualTo("close");

        model.takeHex();

        assertThat(model.hexProperty().get()).isEqualTo("0x80000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x", "xyz", "0x123456789", "FILE_CREATE|FILE_CREAT"})
    void aWrongMaskIsSaidInWordsAndTheLastGoodOneStays(String wrong) {
        model.hexProperty().set("0x100");

        model.hexProperty().set(wrong);
        model.takeHex();

        assertThat(model.hexProblemProperty().get()).contains(wrong).isNotEmpty();
        assertThat(model.hexProperty().get()).isEqualTo(wrong);
        assertThat(applied()).isEqualTo("reason any FILE_CREATE");
    }

    @Test
    void aClickMendsAWrongMask() {
        model.hexProperty().set("0x100");
        model.hexProperty().set("wrong");

        model.reasons().click(Reason.CLOSE);

        assertThat(model.hexProblemProperty().get()).isEmpty();
        assertThat(model.hexProperty().get()).isEqualTo("0x80000100");
    }

    @Test
    void bitsWithoutANameAreKeptThroughClicksAndInversion() {
        model.hexProperty().set("0x108");

        model.reasons().click(Reason.CLOSE);
        assertThat(text()).isEqualTo("reason any FILE_CREATE|CLOSE|0x8");
        model.invert();
        assertThat(text()).endsWith("|0x8");
        model.reasons().clear();
        assertThat(text()).isEmpty();
    }

    // --- the text

    @Test
    void aWordIsTakenWhenTheTypingPauses() {
        model.textProperty().set("re");
        model.pulse();
        nanos += 100_000_000;
        model.textProperty().set("rep");
        nanos += 150_000_000;
        model.pulse();
        assertThat(applied()).isEmpty();

        nanos += 60_000_000;
        model.pulse();

        assertThat(applied()).isEqualTo("rep");
    }

    @Test
    void aWordIsTakenAtOnceWhenAsked() {
        type("  *.docx ");

        assertThat(applied()).isEqualTo("*.docx");
    }

    @Test
    void aWordWithABackslashOrTheButtonLooksForPaths() {
        type("\\Users\\*.docx");
        assertThat(model.appliedProperty().get().needsPath()).isTrue();

        type("docs");
        assertThat(model.appliedProperty().get().needsPath()).isFalse();
        model.byPathProperty().set(true);
        assertThat(text()).isEqualTo("path ~ docs");
        assertThat(applied()).isEqualTo("path ~ docs");
        model.byPathProperty().set(false);
        assertThat(text()).isEqualTo("docs");
    }

    @Test
    void aFlagClickedWhileAWordIsTypedTakesBoth() {
        model.textProperty().set("re");
        model.onlyClosedProperty().set(true);

        assertThat(text()).isEqualTo("re and reason all CLOSE");
        assertThat(applied()).isEqualTo(text());
    }

    @Test
    void resetLeavesNothingOutInOneChange() {
        type("a reason any CLOSE not reason any FILE_DELETE");
        model.onlyClosedProperty().set(true);
        model.record().showOnlyFile(FileId.of64(7));
        assertThat(model.activeProperty().get()).isTrue();
        List<String> changes = new ArrayList<>();
        model.appliedProperty().addListener((property, was, now) -> changes.add(now.text()));

        model.clear();
        pause();

        assertThat(changes).containsExactly("");
        assertThat(text()).isEmpty();
        assertThat(model.activeProperty().get()).isFalse();
        assertThat(wish(Reason.CLOSE)).isEqualTo(FlagWish.OFF);
        assertThat(model.onlyClosedProperty().get()).isFalse();
        assertThat(model.summaryProperty().get()).isEqualTo("Reasons");
    }

    // --- the volume

    @Test
    void allOfAndNoneOfActOnTheViewOnly() {
        model.liveProperty().set(true);
        model.askVolumeProperty().set(true);

        model.reasons().set(Reason.FILE_CREATE.bit() | Reason.DATA_EXTEND.bit(), FlagWish.ALL);
        model.reasons().set(Reason.FILE_DELETE.bit(), FlagWish.NONE);
        pause();

        assertThat(applied()).isEqualTo("reason all DATA_EXTEND|FILE_CREATE and not reason any FILE_DELETE");
        assertThat(model.sourceProperty().get()).isEqualTo(SourceFilter.ALL);
        assertThat(model.summaryProperty().get()).isEqualTo("all of 2 · none of File delete");
    }

    @Test
    void theVolumeIsAskedForEverythingUnlessItIsToFilter() {
        model.liveProperty().set(true);
        model.hexProperty().set("0x100");
        pause();

        assertThat(model.sourceProperty().get()).isEqualTo(SourceFilter.ALL);
        assertThat(model.whereProperty().get()).contains("Applied to the view").doesNotContain("Sent");
    }

    @Test
    void onlyClosedSendsCloseInTheMaskAndTheViewNarrowsToTheChosenReasons() {
        model.liveProperty().set(true);
        model.askVolumeProperty().set(true);
        model.hexProperty().set("0x100");
        model.onlyClosedProperty().set(true);
        pause();

        assertThat(model.sourceProperty().get()).isEqualTo(new SourceFilter(0x80000100, true));
        assertThat(applied()).isEqualTo("reason any FILE_CREATE and reason all CLOSE");
        assertThat(model.whereProperty().get())
                .contains("Applied by the volume: ReasonMask 0x80000100")
                .contains("ReturnOnlyOnClose 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reason any FILE_CREATE or x",
                "not (reason any FILE_CREATE)",
                "reason == FILE_CREATE",
                "(reason any FILE_CREATE or reason == 0x0)",
                "not (reason all CLOSE)",
                "is dir or reason all CLOSE"
            })
    void whatMayLetOtherRecordsPassIsNotAskedOfTheVolume(String text) {
        model.liveProperty().set(true);
        model.askVolumeProperty().set(true);
        type(text);
        pause();

        assertThat(model.sourceProperty().get()).isEqualTo(SourceFilter.ALL);
    }

    @Test
    void aMaskThatIsTypedInTheTextIsAskedOfTheVolumeToo() {
        model.liveProperty().set(true);
        model.askVolumeProperty().set(true);
        type("report reason any FILE_CREATE|FILE_DELETE and (a or b)");
        pause();

        assertThat(model.sourceProperty().get()).isEqualTo(new SourceFilter(0x300, false));
    }

    @Test
    void aMaskThatIsStillBeingClickedTogetherIsNotSent() {
        List<Integer> sent = new ArrayList<>();
        model.sourceProperty().addListener((property, was, now) -> sent.add(now.reasonMask()));
        model.liveProperty().set(true);
        model.askVolumeProperty().set(true);

        for (Reason reason : List.of(Reason.FILE_CREATE, Reason.FILE_DELETE, Reason.CLOSE)) {
            nanos += 300_000_000;
            model.pulse();
            model.reasons().click(reason);
        }
        pause();

        assertThat(sent).containsExactly(0x80000300);
    }

    @Test
    void aFileIsAskedNothingAndTheNextVolumeTheSameAsTheLast() {
        model.liveProperty().set(true);
        model.askVolumeProperty().set(true);
        model.hexProperty().set("0x100");
        pause();

        model.liveProperty().set(false);
        model.hexProperty().set("0x200");
        pause();
        assertThat(model.sourceProperty().get()).isEqualTo(new SourceFilter(0x100, false));
        assertThat(model.whereProperty().get()).contains("file");

        model.liveProperty().set(true);
        pause();
        assertThat(model.sourceProperty().get()).isEqualTo(new SourceFilter(0x200, false));
    }
}
