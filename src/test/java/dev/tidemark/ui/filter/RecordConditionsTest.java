package dev.tidemark.ui.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.filter.language.FlagWish;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.SourceInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine filters by and no reason or name says: source information, version, directory; each is seen and lifted. */
@Tag("shows-window")
class RecordConditionsTest {

    private final FilterViewModel model =
            new FilterViewModel(FieldRegistry.standard(), BackgroundTasks.atOnce(), () -> 0);
    private final RecordConditions record = model.record();

    private String text() {
        String text = model.textProperty().get();
        assertThat(model.appliedProperty().get().text()).isEqualTo(text);
        return text;
    }

    private List<String> chips() {
        return model.chips().stream().map(FilterChip::text).toList();
    }

    private void remove(String id) {
        model.chips().stream()
                .filter(chip -> chip.id().equals(id))
                .findFirst()
                .orElseThrow()
                .remove()
                .run();
    }

    @Test
    void atFirstThereIsNoConditionAndNoChip() {
        assertThat(text()).isEmpty();
        assertThat(model.chips()).isEmpty();
    }

    // --- source information

    @Test
    void sourcesAreChosenByFlagAndNoneIsOneOfThem() {
        record.source().click(SourceInfo.REPLICATION_MANAGEMENT);
        assertThat(text()).isEqualTo("sourceinfo any REPLICATION_MANAGEMENT");
        record.noSource().set(true);

        assertThat(text()).isEqualTo("sourceinfo any REPLICATION_MANAGEMENT or sourceinfo == 0x0");
        assertThat(chips()).containsExactly("Source: none or Replication management");
    }

    @Test
    void withTheLastSourceLetGoTheConditionIsGone() {
        record.noSource().set(true);
        record.noSource().set(false);

        assertThat(text()).isEmpty();
        assertThat(model.chips()).isEmpty();
    }

    @Test
    void sourcesAndAttributesThatMayNotBeSetAreChosenByFlagToo() {
        record.source().set(SourceInfo.AUXILIARY_DATA.bit(), FlagWish.NONE);
        record.attributes().click(FileAttribute.HIDDEN);
        record.attributes().click(FileAttribute.HIDDEN);

        assertThat(text()).isEqualTo("not sourceinfo any AUXILIARY_DATA and attr all HIDDEN");
        assertThat(chips()).containsExactly("Source: none of Auxiliary data");
        remove("source-filter");
        assertThat(text()).isEqualTo("attr all HIDDEN");
    }

    // --- versions

    @Test
    void versionsAreChosen() {
        record.version(4).set(true);
        assertThat(text()).isEqualTo("version == 4");
        record.version(2).set(true);

        assertThat(text()).isEqualTo("version in {2, 4}");
        assertThat(chips()).containsExactly("Version 2 or 4");
    }

    // --- the directory

    @Test
    void aRecordsDirectoryIsShownByItsPath() {
        record.showOnlyIn(FileId.ntfs(0x1234, 5), "\\docs\\");

        assertThat(text()).isEqualTo("parent == 0x0005000000001234");
        assertThat(chips()).containsExactly("In \\docs\\");
        assertThat(record.directoryTextProperty().get()).isEqualTo("0005000000001234");
    }

    @Test
    void aDirectoryThatWasTypedIsTakenWhenItIsComplete() {
        record.directoryTextProperty().set("0x1234-5");
        assertThat(text()).isEmpty();

        record.takeDirectory();

        assertThat(text()).isEqualTo("parent == 0x0005000000001234");
        assertThat(chips()).containsExactly("In 0005000000001234");
    }

    @Test
    void anotherDirectoryLosesThePathOfTheOneBefore() {
        record.showOnlyIn(FileId.ntfs(7, 1), "\\docs\\");
        record.directoryTextProperty().set("0005000000001234");
        record.takeDirectory();

        assertThat(chips()).containsExactly("In 0005000000001234");
    }

    @Test
    void whatIsNoIdIsSaidAndChangesNothing() {
        record.showOnlyIn(FileId.ntfs(7, 1), "\\docs\\");
        record.directoryTextProperty().set("docs");
        record.takeDirectory();

        assertThat(record.directoryProblemProperty().get()).isEqualTo("Not a file ID: docs");
        assertThat(text()).isEqualTo("parent == 0x0001000000000007");

        record.directoryTextProperty().set(" ");
        record.takeDirectory();
        assertThat(record.directoryProblemProperty().get()).isEmpty();
        assertThat(text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "5, 0, 5",
        "0x0005000000001234, 0, 5000000001234",
        "0005000000001234, 0, 5000000001234",
        "0x1234-5, 0, 5000000001234",
        "1234-65535, 0, ffff000000001234",
        "00000000000006000000000000000001, 600, 1"
    })
    void idsAreReadAsTheyAreWrittenElsewhere(String text, String high, String low) {
        assertThat(DirectoryId.parse(text))
                .contains(new FileId(Long.parseUnsignedLong(high, 16), Long.parseUnsignedLong(low, 16)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "docs", "0x", "1234-65536", "1234-", "123456789012345678901234567890123"})
    void whatIsNoIdIsNotRead(String text) {
        assertThat(DirectoryId.parse(text)).isEqualTo(Optional.empty());
    }

    // --- all of them

    @Test
    void everyConditionHasAChipAndEachChipLiftsItsOwn() {
        record.showOnlyFile(FileId.ntfs(9, 2));
        record.showOnlyIn(FileId.ntfs(7, 1), "\\docs\\");
        record.noSource().set(true);
        record.version(3).set(true);
        assertThat(model.chips())
                .extracting(FilterChip::id)
                .containsExactly("file-filter", "directory-filter", "source-filter", "version-filter");

        remove("source-filter");
        remove("directory-filter");
        assertThat(text()).isEqualTo("file == 0x0002000000000009 and version == 3");
        remove("file-filter");
        remove("version-filter");
        assertThat(text()).isEmpty();
        assertThat(model.chips()).isEmpty();
        assertThat(record.directoryTextProperty().get()).isEmpty();
    }

    @Test
    void clearLiftsEverythingInOneChange() {
        model.onlyClosedProperty().set(true);
        record.showOnlyIn(FileId.ntfs(7, 1), "");
        record.source().click(SourceInfo.AUXILIARY_DATA);
        record.version(3).set(true);
        model.reasons().click(Reason.CLOSE);
        assertThat(model.activeProperty().get()).isTrue();
        List<AppliedFilter> changes = new ArrayList<>();
        model.appliedProperty().addListener((property, was, now) -> changes.add(now));

        model.clear();

        assertThat(changes).containsExactly(AppliedFilter.ALL);
        assertThat(model.chips()).isEmpty();
        assertThat(model.activeProperty().get()).isFalse();
    }

    // --- nothing is left

    @Test
    void thatNothingPassesIsSaidWithHowMuchThereIs() {
        model.found(275_540, false);
        assertThat(model.nothingProperty().get()).isEmpty();

        model.found(275_540, true);
        assertThat(model.nothingProperty().get()).isEqualTo("Nothing of 275,540 rows passes.");

        model.found(275_541, true);
        assertThat(model.nothingProperty().get()).contains("275,541");
        model.found(275_541, false);
        assertThat(model.nothingProperty().get()).isEmpty();
    }
}
