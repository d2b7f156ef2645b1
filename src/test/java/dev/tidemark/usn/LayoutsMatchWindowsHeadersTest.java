package dev.tidemark.usn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Layouts;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.testing.LayoutTable.Line;
import dev.tidemark.testing.LayoutTable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutsMatchWindowsHeadersTest {

    static Stream<Layout> layouts() {
        return Stream.of(RecordLayouts.class, Layouts.class)
                .flatMap(type -> Arrays.stream(type.getFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == Layout.class)
                .map(LayoutsMatchWindowsHeadersTest::value);
    }

    private static Layout value(Field field) {
        try {
            return (Layout) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    @Tag("shows-open")
    void everyFieldStandsWhereTheCompilerPutsIt(Layout layout) {
        assertThat(layout.size())
                .isEqualTo((int) LayoutTable.struct(layout.name()).number());
        var said = LayoutTable.fields(layout.name()).stream()
                .map(line -> new Layout.Field(line.field(), Integer.parseInt(line.offset()), (int) line.number()))
                .toList();
        assertThat(layout.fields()).containsAll(said);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void noFieldIsInvented(Layout layout) {
        // The table gives the shared head of a later version once, under the version that has it first.
        var known = LayoutTable.LINES.stream()
                .filter(line -> line.kind().equals("field"))
                .map(line -> line.field() + "@" + line.offset() + "+" + line.value())
                .collect(Collectors.toSet());
        assertThat(layout.fields())
                .allSatisfy(
                        field -> assertThat(known).contains(field.name() + "@" + field.offset() + "+" + field.size()));
    }

    @Test
    void everyStructureOfTheTableHasALayout() {
        var ours = layouts().map(Layout::name).collect(Collectors.toSet());
        var theirs = LayoutTable.LINES.stream()
                .filter(line -> line.kind().equals("struct") && !line.name().equals("OVERLAPPED"))
                .map(Line::name)
                .collect(Collectors.toSet());
        assertThat(ours).isEqualTo(theirs);
    }

    @Test
    void reasonsAreTheDocumentedTwentyFour() {
        assertThat(symbols(Reason.values())).isEqualTo(constants("USN_REASON_"));
        assertThat(Reason.values()).hasSize(24);
    }

    @Test
    void sourceFlagsAreTheDocumentedOnes() {
        assertThat(symbols(SourceInfo.values())).isEqualTo(constants("USN_SOURCE_"));
    }

    @Test
    void fileAttributesAgreeWithTheHeaders() {
        assertThat(symbols(FileAttribute.values())).containsAllEntriesOf(constants("FILE_ATTRIBUTE_"));
    }

    @Test
    void controlCodesAgreeWithTheHeaders() {
        Map<String, Long> theirs = constants("FSCTL_");
        theirs.putAll(constants("IOCTL_"));
        Map<String, Long> ours = Arrays.stream(ControlCode.values())
                .collect(Collectors.toMap(Enum::name, code -> Integer.toUnsignedLong(code.value())));
        assertThat(ours).isEqualTo(theirs);
    }

    @Test
    void errorsAgreeWithTheHeaders() {
        Map<String, Long> ours =
                Arrays.stream(Win32Error.values()).collect(Collectors.toMap(Enum::name, error -> (long) error.code()));
        assertThat(ours).containsAllEntriesOf(constants("ERROR_"));
    }

    @Test
    void openFlagsAgreeWithTheHeaders() {
        assertThat(constants("GENERIC_").get("GENERIC_READ")).isEqualTo(Integer.toUnsignedLong(OpenMode.GENERIC_READ));
        assertThat(constants("GENERIC_").get("GENERIC_WRITE")).isEqualTo(OpenMode.GENERIC_WRITE);
        assertThat(constants("FILE_SHARE_"))
                .isEqualTo(Map.of(
                        "FILE_SHARE_READ", (long) OpenMode.SHARE_READ,
                        "FILE_SHARE_WRITE", (long) OpenMode.SHARE_WRITE,
                        "FILE_SHARE_DELETE", (long) OpenMode.SHARE_DELETE));
        assertThat(constants("FILE_FLAG_"))
                .isEqualTo(Map.of(
                        "FILE_FLAG_BACKUP_SEMANTICS", (long) OpenMode.FLAG_BACKUP_SEMANTICS,
                        "FILE_FLAG_OVERLAPPED", (long) OpenMode.FLAG_OVERLAPPED,
                        "FILE_FLAG_OPEN_REPARSE_POINT", (long) OpenMode.FLAG_OPEN_REPARSE_POINT));
    }

    @Test
    void thePageOfUsnsAgreesWithTheHeaders() {
        assertThat(constants("USN_PAGE_SIZE").get("USN_PAGE_SIZE")).isEqualTo(JournalScanner.PAGE);
    }

    private static Map<String, Long> symbols(Flag[] flags) {
        return Arrays.stream(flags).collect(Collectors.toMap(Flag::symbol, flag -> Integer.toUnsignedLong(flag.bit())));
    }

    private static Map<String, Long> constants(String prefix) {
        return LayoutTable.constants(prefix).collect(Collectors.toMap(Line::name, Line::number));
    }
}
