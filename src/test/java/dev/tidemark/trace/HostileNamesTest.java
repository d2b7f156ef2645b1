package dev.tidemark.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file is called is never run by what is copied. */
@Tag("shows-evidence")
class HostileNamesTest {

    private static final String PLAIN = "D:\\docs\\";

    /** A name, and whether any shell can be given it on a command line. */
    static List<Arguments> names() {
        return List.of(
                Arguments.of("a b.txt", true),
                Arguments.of("a&calc.txt", true),
                Arguments.of("a|calc;(b)<c>.txt", true),
                Arguments.of("\u00fcber \u6f22.txt", true),
                Arguments.of("'; calc; '", true),
                Arguments.of("\u2018; calc; \u2018", true),
                Arguments.of("\u2019; calc; #", true),
                Arguments.of("\u201a\u201b'\u2019'; calc", true),
                Arguments.of("a^b~!c", true),
                Arguments.of("-rf", true),
                Arguments.of("\u0412; calc; \u0412", true),
                Arguments.of("$(calc)", false),
                Arguments.of("$env:PATH", false),
                Arguments.of("a`ncalc", false),
                Arguments.of("%PATH%", false),
                Arguments.of("100%", false),
                Arguments.of("a\" & calc & \"", false),
                Arguments.of("a\u201d; calc; \u201c", false),
                Arguments.of("a\u201e; calc", false),
                Arguments.of("a\uff02; calc", false),
                Arguments.of("a\ncalc\n", false),
                Arguments.of("a\r\ncalc", false),
                Arguments.of("a\u0000b", false),
                Arguments.of("a\u001b[2Jb", false),
                Arguments.of("a\u202etxt.exe", false),
                Arguments.of("a\u200bb", false),
                Arguments.of("a\u2028b", false),
                Arguments.of("a\ud800b", false));
    }

    private static DeviceCall call(String name) {
        return DeviceCalls.of("FSCTL_READ_FILE_USN_DATA", PLAIN + name, DeviceCalls.NOTHING, new byte[64]);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameOnACommandLineIsOneArgumentOrIsRefused(String name, boolean possible) {
        Optional<String> command = CopyAs.fsutil(call(name));

        assertThat(command.isPresent()).isEqualTo(possible);
        assertThat(CopyAs.whyNoFsutil(call(name)).isPresent()).isNotEqualTo(possible);
        command.ifPresent(text -> {
            String quoted = text.substring("fsutil usn readdata ".length());
            assertThat(quoted).startsWith("\"").endsWith("\"");
            assertThat(quoted.substring(1, quoted.length() - 1))
                    .as("nothing within ends the quotes, or is replaced by cmd or PowerShell")
                    .doesNotContainPattern("[\"$`%\u201c-\u201f]")
                    .isEqualTo(PLAIN + name);
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameInAScriptIsALiteral(String name, boolean possible) {
        String script = CopyAs.powerShell(call(name));

        String line = script.lines()
                .filter(one -> one.startsWith("$handle = [TidemarkCall]::Open("))
                .findFirst()
                .orElseThrow();
        assertThat(line).matches("[ -~]*");
        String expression = line.substring(
                "$handle = [TidemarkCall]::Open(".length(),
                line.lastIndexOf("', ") < 0
                        ? line.indexOf(", ", line.lastIndexOf("[char]"))
                        : Math.max(line.lastIndexOf("', ") + 1, line.indexOf(", ", line.lastIndexOf("[char]"))));
        assertThat(read(expression)).isEqualTo(PLAIN + name);
    }

    /** As PowerShell reads it: literals in single quotes, of which two are one, and characters by number. */
    private static String read(String expression) {
        StringBuilder value = new StringBuilder();
        Matcher part = Pattern.compile("(?:^|\\G \\+ |\\G)(?:'((?:[^']|'')*)'|\\[char]0x([0-9A-F]{4}))")
                .matcher(expression);
        int end = 0;
        while (end < expression.length() && part.find(end)) {
            assertThat(part.start()).isEqualTo(end);
            value.append(
                    part.group(1) != null
                            ? part.group(1).replace("''", "'")
                            : String.valueOf((char) Integer.parseInt(part.group(2), 16)));
            end = part.end();
        }
        assertThat(end).as(expression).isEqualTo(expression.length());
        return value.toString();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameInAProgramIsALiteral(String name, boolean possible) {
        String program = CopyAs.c(call(name));

        String line = program.lines()
                .filter(one -> one.contains("CreateFileW(L\""))
                .findFirst()
                .orElseThrow();
        assertThat(program).as("nothing breaks a line").contains("CreateFileW(L\"D:\\\\docs\\\\");
        assertThat(line).matches("[ -~]*").contains("GENERIC_READ").doesNotContain("??");
    }

    @ParameterizedTest
    @MethodSource("volumes")
    void aVolumeThatIsNamedAsNoneIsRefused(String volume, boolean possible) {
        DeviceCall query = DeviceCalls.of("FSCTL_QUERY_USN_JOURNAL", volume, DeviceCalls.NOTHING, DeviceCalls.NOTHING);

        assertThat(CopyAs.fsutil(query).isPresent()).isEqualTo(possible);
        assertThat(CopyAs.whyNoFsutil(query).isPresent()).isNotEqualTo(possible);
    }

    static List<Arguments> volumes() {
        return List.of(
                Arguments.of("D:", true),
                Arguments.of("\\\\?\\Volume{12345678-1234-1234-1234-123456789abc}\\", true),
                Arguments.of("\\\\?\\Volume{1 & calc}\\", false),
                Arguments.of("$(calc)", false));
    }
}
