package dev.tidemark.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.testing.TestField;
import dev.tidemark.usn.Layout;
import dev.tidemark.usn.RecordLayouts;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("shows-rows")
class FieldRegistryTest {

    private final FieldRegistry registry = FieldRegistry.standard();

    @Test
    void aNameNamesOneField() {
        Set<String> names = new HashSet<>();
        for (RecordField field : registry.fields()) {
            for (String name : field.spellings()) {
                assertThat(names.add(name)).as(name).isTrue();
                assertThat(registry.find(name)).as(name).contains(field);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "usn",
                "time",
                "reason",
                "sourceinfo",
                "name",
                "ext",
                "path",
                "dir",
                "depth",
                "certainty",
                "attr",
                "file",
                "file.entry",
                "file.seq",
                "parent",
                "parent.entry",
                "parent.seq",
                "security",
                "version",
                "length",
                "offset",
                "extents.count",
                "extents.bytes",
                "kind",
                "row"
            })
    void theFilterLanguagesNamesAreIds(String id) {
        assertThat(registry.get(id).id()).isEqualTo(id);
    }

    @Test
    void everyFieldSaysWhatItIs() {
        for (RecordField field : registry.fields()) {
            assertThat(field.title()).as(field.id()).isNotBlank();
            assertThat(field.meaning()).as(field.id()).matches("[A-Z][^\n]*\\.");
        }
    }

    @Test
    void aFieldsVersionsAreThoseWhoseLayoutHasIt() {
        for (RecordField field : registry.fields()) {
            if (field.reference() != null) {
                for (int version = 2; version <= 4; version++) {
                    assertThat(field.inVersion(version))
                            .as(field + " in version " + version)
                            .isEqualTo(has(RecordLayouts.of(version), field.reference()));
                }
                assertThat(field.inVersion(RecordView.LATER_VERSION))
                        .as(field + " in a version not known")
                        .isEqualTo(has(RecordLayouts.HEADER, field.reference()));
            }
        }
    }

    private static boolean has(Layout layout, String name) {
        return layout.fields().stream().anyMatch(place -> place.name().equals(name));
    }

    @Test
    void everyPlaceInARecordIsAField() {
        for (int version = 2; version <= 4; version++) {
            for (Layout.Field place : RecordLayouts.of(version).fields()) {
                assertThat(registry.get(place.name()).reference()).isEqualTo(place.name());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "attributes, attr",
        "FileAttributes, attr",
        "security_id, security",
        "file_id, file",
        "FILE_REF, file",
        "parent_id, parent",
        "reasons, reason",
        "source_info, sourceinfo",
        "path_certainty, certainty",
        "PathCertainty, certainty",
        "extension, ext",
        "timestamp_filetime, time",
        "remaining_and_extents_hex, extents",
        "file_entry, file.entry",
        "' usn ', usn",
    })
    void oldSpellingsAndHeadersAreFoundInAnyCase(String name, String id) {
        assertThat(registry.find(name).orElseThrow().id()).isEqualTo(id);
        assertThat(registry.find(name.toUpperCase(Locale.ROOT)).orElseThrow().id())
                .isEqualTo(id);
    }

    @Test
    void sourceIsLeftToWhereARowComesFrom() {
        assertThat(registry.find("source")).isEmpty();
        assertThat(registry.ofColumn("source")).contains(Fields.SOURCE_INFO);
    }

    @ParameterizedTest
    @CsvSource({"nmae, name", "atribute, attr", "parnt, parent", "usm, usn", "timestmp_filetime, time"})
    void aNameThatIsMistypedLeadsToTheNearestField(String typed, String id) {
        assertThat(registry.find(typed)).isEmpty();
        assertThat(registry.nearest(typed).orElseThrow().id()).isEqualTo(id);
    }

    @Test
    void whatIsLikeNoFieldLeadsNowhere() {
        assertThat(registry.nearest("xyzzyqqqq")).isEmpty();
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        RecordField taken = RecordField.of("File_Ref", FieldType.INTEGER, Fields.USN.reader())
                .build();
        assertThatThrownBy(() -> registry.with(taken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("file_ref");
    }

    @Test
    void aRegistryWithMoreLeavesTheOneBeforeAsItWas() {
        FieldRegistry more = registry.with(TestField.FIELD);
        assertThat(registry.find(TestField.ID)).isEmpty();
        assertThat(more.fields()).endsWith(TestField.FIELD).containsAll(registry.fields());
        assertThat(more.find("TEST_LEFT")).contains(TestField.FIELD);
    }

    @Test
    void columnsStandAsTheyAlwaysDidAndNewOnesBehindThem() {
        List<String> ids = registry.fields().stream()
                .filter(field -> field.column() != null)
                .map(field -> field.column().id())
                .toList();
        assertThat(ids)
                .startsWith(
                        "row",
                        "usn",
                        "time",
                        "name",
                        "reasons",
                        "path",
                        "certainty",
                        "parent_id",
                        "file_id",
                        "source",
                        "attributes",
                        "security_id",
                        "version",
                        "length",
                        "extents",
                        "offset")
                .doesNotHaveDuplicates();
    }
}
