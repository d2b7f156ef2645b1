package dev.tidemark.ui.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.filter.FilterSpec;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterViewModelTest {

    private static final int UNNAMED = 0x0000_0008;

    private long nanos = 1_000_000_000_000L;
    private final FilterViewModel model = new FilterViewModel(() -> nanos);

    private int anyOf() {
        return model.specProperty().get().anyOf();
    }

    private void pause() {
        nanos += 2_000_000_000L;
        model.pulse();
    }

    // --- any of

    @Test
    void atFirstEveryReasonIsChosenAndNothingIsLeftOut() {
        assertThat(Reason.values())
                .allSatisfy(reason -> assertThat(model.anyOf(reason).get()).isTrue());
        assertThat(model.specProperty().get()).isEqualTo(FilterSpec.ALL);
        assertThat(model.activeProperty().get()).isFalse();
        assertThat(model.hexProperty().get()).isEqualTo("0xffffffff");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void aReasonClickedAfterNoneIsTheOnlyOneShown(Reason reason) {
        model.chooseNone();
        assertThat(anyOf()).isZero();

        model.anyOf(reason).set(true);

        assertThat(anyOf()).isEqualTo(reason.bit());
        assertThat(model.hexProperty().get()).isEqualTo(String.format("0x%08x", reason.bit()));
        assertThat(model.summaryProperty().get()).isEqualTo("any of " + reason.label());
    }

    @Test
    void aReasonTakenAwayLeavesTheDocumentedRest() {
        model.anyOf(Reason.CLOSE).set(false);

        assertThat(anyOf()).isEqualTo(Reason.ALL & ~Reason.CLOSE.bit());
    }

    @Test
    void choosingTheLastMissingReasonLiftsTheConditionAgain() {
        model.anyOf(Reason.CLOSE).set(false);
        model.anyOf(Reason.CLOSE).set(true);

        assertThat(anyOf()).isEqualTo(FilterSpec.ANY);
    }

    @Test
    void invertSwapsChosenAndNotChosenAndTwiceIsNothing() {
        model.hexProperty().set("0x80000100");

        model.invert();
        assertThat(anyOf()).isEqualTo(Reason.ALL & ~0x80000100);
        model.invert();
        assertThat(anyOf()).isEqualTo(0x80000100);
    }

    @Test
    void invertOfAllIsNoneAndOfNoneIsAll() {
        model.invert();
        assertThat(anyOf()).isZero();
        model.invert();
        assertThat(anyOf()).isEqualTo(FilterSpec.ANY);
    }

    @Test
    void aGroupIsChosenAsAWholeAndLetGoAsAWhole() {
        model.chooseNone();
        model.anyOf(Reason.DATA_EXTEND).set(true);

        model.toggle(Reason.Kind.DATA);
        assertThat(anyOf()).isEqualTo(0x7);
        model.toggle(Reason.Kind.CLOSE);
        model.toggle(Reason.Kind.DATA);
        assertThat(anyOf()).isEqualTo(Reason.CLOSE.bit());
    }

    @Test
    void aWholeMaskIsOneChangeOfTheFilter() {
        List<Integer> masks = new ArrayList<>();
        model.specProperty().addListener((property, was, now) -> masks.add(now.anyOf()));

        model.chooseNone();
        model.hexProperty().set("0x307");

        assertThat(masks).containsExactly(0, 0x307);
    }

    // --- typed

    @ParameterizedTest
    @ValueSource(strings = {"0x80000100", "80000100", "0X80000100", "FILE_CREATE|CLOSE", "file create, close"})
    void aMaskIsTypedInHexOrByNames(String typed) {
        model.hexProperty().set(typed);

        assertThat(anyOf()).isEqualTo(0x80000100);
        assertThat(model.anyOf(Reason.FILE_CREATE).get()).isTrue();
        assertThat(model.anyOf(Reason.CLOSE).get()).isTrue();
        assertThat(model.anyOf(Reason.FILE_DELETE).get()).isFalse();
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
        assertThat(anyOf()).isEqualTo(0x100);
    }

    @Test
    void aClickMendsAWrongMask() {
        model.hexProperty().set("0x100");
        model.hexProperty().set("wrong");

        model.anyOf(Reason.CLOSE).set(true);

        assertThat(model.hexProblemProperty().get()).isEmpty();
        assertThat(model.hexProperty().get()).isEqualTo("0x80000100");
    }

    @Test
    void bitsWithoutANameAreKeptThroughClicksAndInversion() {
        model.hexProperty().set("0x108");

        model.anyOf(Reason.CLOSE).set(true);
        assertThat(anyOf()).isEqualTo(0x80000100 | UNNAMED);
        model.invert();
        assertThat(anyOf() & UNNAMED).isEqualTo(UNNAMED);
        model.chooseNone();
        assertThat(anyOf()).isZero();
    }

    // --- all of, none of, closed, name, file

    @Test
    void allOfAndNoneOfActOnTheViewOnly() {
        model.liveProperty().set(true);
        model.askVolumeProperty().set(true);

        model.allOf(Reason.FILE_CREATE).set(true);
        model.allOf(Reason.CLOSE).set(true);
        model.noneOf(Reason.FILE_DELETE).set(true);
        pause();

        FilterSpec spec = model.specProperty().get();
        assertThat(spec.allOf()).isEqualTo(0x80000100);
        assertThat(spec.noneOf()).isEqualTo(0x200);
        assertThat(model.sourceProperty().get()).isEqualTo(SourceFilter.ALL);
        assertThat(model.summaryProperty().get()).isEqualTo("all of 2 · none of File delete");
    }

    @Test
    void aNameIsTakenWhenTheTypingPauses() {
        model.nameProperty().set("re");
        model.pulse();
        nanos += 100_000_000;
        model.nameProperty().set("rep");
        nanos += 150_000_000;
        model.pulse();
        assertThat(model.specProperty().get().name()).isEmpty();

        nanos += 60_000_000;
        model.pulse();

        assertThat(model.specProperty().get().name()).isEqualTo("rep");
    }

    @Test
    void aNameIsTakenAtOnceWhenAsked() {
        model.nameProperty().set("  *.docx ");
        model.takeName();

        assertThat(model.specProperty().get().name()).isEqualTo("*.docx");
    }

    @Test
    void aTextWithABackslashOrTheButtonLooksForPaths() {
        model.nameProperty().set("\\Users\\*.docx");
        model.takeName();
        assertThat(model.specProperty().get().path()).isEqualTo("\\Users\\*.docx");
        assertThat(model.specProperty().get().name()).isEmpty();

        model.nameProperty().set("docs");
        model.takeName();
        assertThat(model.specProperty().get().name()).isEqualTo("docs");
        model.byPathProperty().set(true);
        assertThat(model.specProperty().get().path()).isEqualTo("docs");
        assertThat(model.specProperty().get().name()).isEmpty();
    }

    @Test
    void aFlagSetWhileANameIsTypedDoesNotTakeHalfAName() {
        model.nameProperty().set("re");
        model.onlyClosedProperty().set(true);

        assertThat(model.specProperty().get().name()).isEmpty();
        assertThat(model.specProperty().get().onlyClosed()).isTrue();
    }

    @Test
    void resetLeavesNothingOut() {
        model.chooseNone();
        model.allOf(Reason.CLOSE).set(true);
        model.noneOf(Reason.CLOSE).set(true);
        model.onlyClosedProperty().set(true);
        model.nameProperty().set("a");
        model.fileProperty().set(FileId.of64(7));
        assertThat(model.activeProperty().get()).isTrue();

        model.clear();
        pause();

        assertThat(model.specProperty().get()).isEqualTo(FilterSpec.ALL);
        assertThat(model.activeProperty().get()).isFalse();
        assertThat(model.allOf(Reason.CLOSE).get()).isFalse();
        assertThat(model.summaryProperty().get()).isEqualTo("Reasons");
    }

    // --- the volume

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
        assertThat(anyOf()).isEqualTo(0x100);
        assertThat(model.whereProperty().get())
                .contains("Applied by the volume: ReasonMask 0x80000100")
                .contains("ReturnOnlyOnClose 1");
    }

    @Test
    void aMaskThatIsStillBeingClickedTogetherIsNotSent() {
        List<Integer> sent = new ArrayList<>();
        model.sourceProperty().addListener((property, was, now) -> sent.add(now.reasonMask()));
        model.liveProperty().set(true);
        model.askVolumeProperty().set(true);

        model.chooseNone();
        for (Reason reason : List.of(Reason.FILE_CREATE, Reason.FILE_DELETE, Reason.CLOSE)) {
            nanos += 300_000_000;
            model.pulse();
            model.anyOf(reason).set(true);
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
