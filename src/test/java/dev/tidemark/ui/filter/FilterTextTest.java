package dev.tidemark.ui.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.language.FlagWish;
import dev.tidemark.filter.language.Span;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.usn.Reason;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One text says what is shown: it is read while it is typed, and what is no filter is never applied. */
@Tag("shows-ask")
class FilterTextTest {

    private final List<Runnable> waiting = new ArrayList<>();
    private long nanos = 1_000_000_000_000L;
    private final FilterViewModel model =
            new FilterViewModel(FieldRegistry.standard(), BackgroundTasks.atOnce(waiting::add), () -> nanos);

    private String text() {
        return model.textProperty().get();
    }

    private String applied() {
        return model.appliedProperty().get().text();
    }

    private FilterCheck check() {
        return model.checkProperty().get();
    }

    private void set(String text) {
        model.textProperty().set(text);
    }

    private void type(String text) {
        set(text);
        model.take();
    }

    private void pause() {
        nanos += 2_000_000_000L;
        model.pulse();
    }

    // --- what it is

    @Test
    void nothingIsSaidOfAnEmptyBox() {
        assertThat(check().validity()).isEqualTo(Validity.EMPTY);
        assertThat(check().validity().word()).isEmpty();
        set("a");
        set("   ");
        assertThat(check().validity()).isEqualTo(Validity.EMPTY);
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void aFilterIsValidInAWord() {
        set("report reason any CLOSE");
        assertThat(check().validity()).isEqualTo(Validity.VALID);
        assertThat(check().validity().word()).isEqualTo("valid");
        assertThat(check().spans()).isEmpty();
    }

    @Test
    void whatHardlyWasMeantIsSuspiciousWithItsPlaceAndAppliedAllTheSame() {
        type("x name == *.tmp");
        assertThat(check().validity().word()).isEqualTo("suspicious");
        assertThat(check().spans()).containsExactly(new Span(2, 15));
        assertThat(model.problemProperty().get()).contains("use like");
        assertThat(applied()).isEqualTo("x and name == *.tmp");
    }

    @Test
    void whatIsNoFilterIsWrongWithItsPlaceAndWhatWasExpectedThere() {
        set("size reason any CLOSED");
        assertThat(check().validity().word()).isEqualTo("wrong");
        assertThat(check().spans()).containsExactly(new Span(16, 22));
        assertThat(model.problemProperty().get())
                .contains("'CLOSED' is no flag of reason")
                .contains("CLOSE");
    }

    // --- what is applied

    @Test
    void theLastFilterStaysAppliedWhileTheTextIsNone() {
        type("report");
        set("report name ==");
        pause();
        assertThat(applied()).isEqualTo("report");
        model.take();
        assertThat(applied()).isEqualTo("report");
        set("report name == a");
        pause();
        assertThat(applied()).isEqualTo("report and name == a");
    }

    @Test
    void escapeGivesBackWhatIsAppliedAndLiftsItWhereItStandsThere() {
        type("report");
        set("report name ==");
        model.giveBack();
        assertThat(text()).isEqualTo("report");
        assertThat(check().validity()).isEqualTo(Validity.VALID);
        model.giveBack();
        assertThat(text()).isEmpty();
        assertThat(applied()).isEmpty();
    }

    @Test
    void aTimeOfDayGetsTheDayOfTheFirstRowWithEnter() {
        set("time > 12:30");
        assertThat(check().validity()).isEqualTo(Validity.WRONG);
        model.setDay(() -> LocalDate.of(2024, 5, 3));
        set("time > 12:31");
        assertThat(check().validity()).isEqualTo(Validity.VALID);
        model.take();
        assertThat(text()).isEqualTo("time > 2024-05-03T12:31");
        assertThat(applied()).isEqualTo(text());
    }

    @Test
    void relativeTimesAreCountedAnewWithEnterAndWithNothingElse() {
        type("time >= -15m");
        var first = model.appliedProperty().get();
        pause();
        model.pulse();
        assertThat(model.appliedProperty().get()).isSameAs(first);
        model.take();
        assertThat(model.appliedProperty().get()).isNotEqualTo(first);
        type("report");
        var word = model.appliedProperty().get();
        model.take();
        assertThat(model.appliedProperty().get()).isEqualTo(word);
    }

    @Test
    void timesThatNameNoZoneAreOfTheZoneThatIsShown() {
        type("time >= 2024-05-03");
        var utc = model.appliedProperty().get();
        model.utcProperty().set(false);
        assertThat(model.appliedProperty().get().zone()).isEqualTo(ZoneId.systemDefault());
        model.utcProperty().set(true);
        assertThat(model.appliedProperty().get()).isEqualTo(utc);
    }

    // --- long texts

    @Test
    void aLongTextIsReadInTheBackgroundAndAppliedWhenItWasRead() {
        String text = "name in {" + "a, ".repeat(1_000) + "b}";
        set(text);
        assertThat(check().validity()).isEqualTo(Validity.READING);
        model.take();
        pause();
        assertThat(applied()).isEmpty();
        waiting.forEach(Runnable::run);
        assertThat(check().validity()).isEqualTo(Validity.VALID);
        assertThat(applied()).startsWith("name in {a, a");
    }

    @Test
    void aLongTextThatWasTypedOverIsNotTaken() {
        set("name in {" + "a, ".repeat(1_000) + "b}");
        set("x");
        waiting.forEach(Runnable::run);
        pause();
        assertThat(check().text()).isEqualTo("x");
        assertThat(applied()).isEqualTo("x");
    }

    @Test
    void aTextOfAHundredThousandCharactersIsNotReadAtAll() {
        set("a".repeat(100_000));
        assertThat(waiting).isEmpty();
        assertThat(check().validity()).isEqualTo(Validity.WRONG);
        assertThat(model.problemProperty().get()).contains("65,536");
    }

    // --- clicks and the text

    @Test
    void aClickLeavesTheRestAsItWasTyped() {
        type("Report  \"New folder\" (a or  b) not is dir reason any file_create");
        model.reasons().click(Reason.CLOSE);
        assertThat(text())
                .isEqualTo("Report and \"New folder\" and (a or  b) and not is dir and reason any FILE_CREATE|CLOSE");
        model.onlyClosedProperty().set(true);
        assertThat(text())
                .isEqualTo("Report and \"New folder\" and (a or  b) and not is dir and reason any FILE_CREATE"
                        + " and reason all CLOSE");
    }

    @Test
    void aConditionThatIsAddedStandsBehindTheTextAsItIs() {
        type("a  b");
        model.onlyClosedProperty().set(true);
        assertThat(text()).isEqualTo("a  b and reason all CLOSE");
        type("a or b");
        model.reasons().click(Reason.CLOSE);
        assertThat(text()).isEqualTo("(a or b) and reason any CLOSE");
    }

    @Test
    void whatNothingShowsThatCanBeClickedIsSaid() {
        type("reason any FILE_CREATE reason == CLOSE (a or b) version == 3");
        assertThat(model.othersProperty().get())
                .contains("reason == CLOSE · a or b")
                .doesNotContain("version");
        model.reasons().clear();
        assertThat(text()).isEqualTo("reason == CLOSE and (a or b) and version == 3");
    }

    @Test
    void aClickWhileTheTextIsWrongChangesWhatIsAppliedAndTheWrongOneCanBeWalkedBackTo() {
        type("report");
        set("report name ==");
        model.reasons().click(Reason.CLOSE);
        assertThat(text()).isEqualTo("report and reason any CLOSE");
        model.walk(true);
        assertThat(text()).isEqualTo("report name ==");
    }

    @Test
    void theBoxesShowWhatIsTyped() {
        set("reason all CLOSE|EA_CHANGE attr none HIDDEN sourceinfo == 0x0 version in {2, 3} parent == 5-5");
        assertThat(model.onlyClosedProperty().get()).isTrue();
        assertThat(model.reasons().wish(Reason.EA_CHANGE).get()).isEqualTo(FlagWish.ALL);
        assertThat(model.record().attributes().asked().of(0x2)).isEqualTo(FlagWish.NONE);
        assertThat(model.record().noSource().get()).isTrue();
        assertThat(model.record().version(3).get()).isTrue();
        assertThat(model.record().version(4).get()).isFalse();
        assertThat(model.record().directoryTextProperty().get()).isEqualTo("0005000000000005");
        assertThat(model.chips()).extracting(FilterChip::id).contains("directory-filter", "version-filter");
    }

    @Test
    void theButtonForPathsBeginsAConditionWhereThereIsNoWord() {
        model.byPathProperty().set(true);
        assertThat(text()).isEqualTo("path ~ ");
        assertThat(model.byPathProperty().get()).isTrue();
        set("path ~ docs");
        pause();
        assertThat(applied()).isEqualTo("path ~ docs");
        assertThat(model.byPathProperty().get()).isTrue();
        set("path ~ ");
        model.byPathProperty().set(false);
        assertThat(text()).isEmpty();
    }

    // --- history

    @Test
    void theFiltersThatWereAppliedAreWalkedBackAndForth() {
        type("a");
        type("b");
        type("c");
        set("d");
        model.walk(true);
        assertThat(text()).isEqualTo("c");
        model.walk(true);
        model.walk(true);
        assertThat(text()).isEqualTo("a");
        model.walk(true);
        assertThat(text()).isEqualTo("a");
        model.walk(false);
        model.walk(false);
        model.walk(false);
        assertThat(text()).isEqualTo("d");
        model.walk(false);
        assertThat(text()).isEqualTo("d");
    }

    @Test
    void fiftyFiltersAreRemembered() {
        for (int i = 0; i < 60; i++) {
            type("filter" + i);
        }
        for (int i = 0; i < 100; i++) {
            model.walk(true);
        }
        assertThat(text()).isEqualTo("filter10");
    }
}
