package dev.tidemark.filter.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How texts are read: each is compared with the text that its tree prints as, in which everything is said in full. */
@Tag("shows-ask")
class FilterParserTest {

    private static final FieldRegistry FIELDS = FieldRegistry.standard();

    private static Node tree(String text) {
        ParsedFilter parsed = FilterParser.parse(text, FIELDS);
        assertThat(parsed.error()).as(text).isNull();
        assertThat(parsed.tree()).isNotNull();
        return parsed.tree();
    }

    private static String printed(String text) {
        return FilterPrinter.print(tree(text));
    }

    private static FilterError error(String text) {
        ParsedFilter parsed = FilterParser.parse(text, FIELDS);
        assertThat(parsed.tree()).as(text).isNull();
        assertThat(parsed.error()).isNotNull();
        return parsed.error();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "report§report",
                "report docx§report and docx",
                "a and b or c§(a and b) or c",
                "a && b || c§(a and b) or c",
                "a OR b AND c§a or (b and c)",
                "a||b§a or b",
                "a (b or c)§a and (b or c)",
                "( a )§a",
                "((a))§a",
                "not a§not a",
                "-a !b§not a and not b",
                "--a§not not a",
                "not (a b)§not (a and b)",
                "not(a or b)§not (a or b)",
                "-(a or b)§not (a or b)",
                "has name§has name",
                "HAS path_certainty§has certainty",
                "is dir§is dir",
                "-is odd§not is odd",
            })
    void conditionsAreJoined(String text, String full) {
        assertThat(printed(text)).isEqualTo(full);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "~$report.docx§\"~$report.docx\"",
                "{GUID}§\"{GUID}\"",
                "file(1).txt§\"file(1).txt\"",
                "a=b§\"a=b\"",
                "(file(1).txt)§\"file(1).txt\"",
                "Report - Copy.docx§Report and \"-\" and Copy.docx",
                "wow !§wow and \"!\"",
                "R&D&&x§\"R&D&&x\"",
                "a..b§\"a..b\"",
                "name§name",
                "time.txt§time.txt",
                "in§\"in\"",
                "like any§\"like\" and \"any\"",
                "order§order",
                "notes§notes",
                "x|y§\"x|y\"",
            })
    void namesHoldAlmostAnyCharacter(String text, String full) {
        assertThat(printed(text)).isEqualTo(full);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "name==a.txt§name == a.txt",
                "NAME = a.txt§name == a.txt",
                "name!=a§name != a",
                "name~1.txt§name ~ 1.txt",
                "name !~ x§name !~ x",
                "FileName like *.tmp§name like *.tmp",
                "name like\"a b\"§name like \"a b\"",
                "name == (a)§name == \"(a)\"",
                "(name == a)§name == a",
                "name == -x§name == \"-x\"",
                "extension in {exe,dll}§ext in {exe, dll}",
                "name in {\"a, b\", c}§name in {\"a, b\", c}",
                "name == a b§name == a and b",
                "dir under \"\\Users\\a\\\"§dir under \\Users\\a",
                "name matches ^a.*z$§name matches ^a.*z$",
                "usn>5§usn > 5",
                "usn<=0x10§usn <= 16",
                "usn in {5..9, 12 .. 20, 3}§usn in {5 .. 9, 12 .. 20, 3}",
                "usn in{5..9}§usn in {5 .. 9}",
                "extents.bytes >= 64k§extents.bytes >= 64k",
                "extents.bytes == 1000§extents.bytes == 1000",
                "file == 30-7§file == 0x000700000000001e",
                "file == 0x1e-7§file == 0x000700000000001e",
                "file == 000700000000001e§file == 0x000700000000001e",
                "parent in {0x5, 00000000000000010000000000000002}§parent in {0x0000000000000005,"
                        + " 0x00000000000000010000000000000002}",
                "reason any usn_reason_close|FILE_CREATE§reason any FILE_CREATE|CLOSE",
                "reason == file_create | close§reason == FILE_CREATE|CLOSE",
                "reason any CLOSE||x§reason any CLOSE or x",
                "reasons all \"File create\"§reason all FILE_CREATE",
                "reason none 0x80000100§reason none FILE_CREATE|CLOSE",
                "reason == 0x4000000§reason == 0x4000000",
                "sourceinfo == 0§sourceinfo == 0x0",
                "attr all HIDDEN|file_attribute_system§attr all HIDDEN|SYSTEM",
                "reason in {CLOSE, FILE_CREATE|EA_CHANGE}§reason in {CLOSE, FILE_CREATE|EA_CHANGE}",
                "certainty == LIVE§certainty == live",
                "kind in {gap, damage}§kind in {gap, damage}",
            })
    void aFieldWithAnOperatorBehindItIsCompared(String text, String full) {
        assertThat(printed(text)).isEqualTo(full);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "time > 2024-05-03§time > 2024-05-03",
                "time == 2024-05§time == 2024-05",
                "time == 2024§time == 2024",
                "time >= 2024-05-03 12:30 x§time >= 2024-05-03T12:30 and x",
                "time < 2024-05-03T12:30:15.1234567+02:00§time < 2024-05-03T12:30:15.1234567+02:00",
                "time == 2024-05-03T12Z§time == 2024-05-03T12Z",
                "time == 2024-05-03z§time == 2024-05-03Z",
                "time > -15m§time > -15m",
                "time > -120s§time > -2m",
                "time == TODAY§time == today",
                "time in {2024-05-03 12:00 .. 2024-05-03 13:00}§time in {2024-05-03T12:00 .. 2024-05-03T13:00}",
                "time in {2024-05-03 12:00..13-x}§",
                "time in {2024-05-03..2024-05-04, yesterday}§time in {2024-05-03 .. 2024-05-04, yesterday}",
                "time == filetime:0x01D8347BE2AB90F1§time == filetime:0x1d8347be2ab90f1",
                "time == filetime:132000000000000000§time == filetime:0x1d4f54cf65a0000",
                "time >= 2024-05-03 12§time >= 2024-05-03 and 12",
            })
    void timesAreReadInTheirForms(String text, String full) {
        if (full == null || full.isEmpty()) {
            assertThat(FilterParser.parse(text, FIELDS).isValid()).isFalse();
        } else {
            assertThat(printed(text)).isEqualTo(full);
        }
    }

    @Test
    void quotedTextIsTakenAsItStands() {
        assertThat(tree("\"or not (a)\"")).isEqualTo(new Node.Bare(new Span(0, 12), Value.Text.of("or not (a)")));
        assertThat(tree("\"say \"\"hi\"\"\"").bare()).isEqualTo(new Node.Bare(Span.NONE, Value.Text.of("say \"hi\"")));
        assertThat(printed("\"\\Users\\New folder\"")).isEqualTo("\"\\Users\\New folder\"");
        assertThat(printed("\"A.txt\"c")).isEqualTo("\"A.txt\"c");
        assertThat(printed("name like \"a\\*b*\"ec")).isEqualTo("name like \"a\\*b*\"ce");
        assertThat(tree("name == \"a\\u000ab\\\\\"e").bare())
                .isEqualTo(tree("name == \"a\\u000Ab\\u005c\"e").bare());
    }

    @Test
    void starsThatStandForThemselvesMakeNoPattern() {
        Node.Bare literal = (Node.Bare) tree("\"a\\*b\"e");
        assertThat(Meaning.of(literal).operator()).isEqualTo(Operator.CONTAINS);
        assertThat(Meaning.of((Node.Bare) tree("a*b")).operator()).isEqualTo(Operator.LIKE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "report§name ~ report",
                "*.docx§name like *.docx",
                "\\temp§path ~ \\temp",
                "\\temp\\*.exe§path like *\\temp\\*.exe",
                "^\\temp\\§path like \\temp\\*",
                "^\\temp\\*.exe§path like \\temp\\*.exe",
                "a^b§name ~ a^b",
            })
    void aBareTextStandsForAComparison(String text, String full) {
        assertThat(FilterPrinter.print(Meaning.of((Node.Bare) tree(text)))).isEqualTo(full);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n\r "})
    void nothingIsEverything(String text) {
        assertThat(tree(text)).isEqualTo(Node.EVERYTHING);
    }

    /** The stretch that is wrong stands between brackets; two of them where something is missing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "[nmae] == x§No field is called nmae; did you mean name?",
                "[==] x§expected one before it",
                "[a] > 5§No field is called a",
                "[tag] == x§No field is called tag",
                "a or []§A condition is missing",
                "a or [or] b§A condition is missing",
                "not []§A condition is missing",
                "([)]§A condition is missing",
                "a [)]§closes none",
                "[(]a or b§not closed",
                "[and] a§joins two conditions",
                "[\"abc]§mark that closes",
                "\"abc\"[x]§Only c",
                "\"abc\"[cc]§Only c",
                "\"abc\"[.txt]§blank behind the quoted text",
                "\"a[\\q]\"e§Expected \\uXXXX",
                "\"a[\\u12]\"e§Expected \\uXXXX",
                "has [nmae]§did you mean name?",
                "[has]§Expected a field",
                "has [xyzzyqqqq]§Expected a field",
                "is [open]§one of dir, file, odd",
                "[is]§one of dir, file, odd",
                "[row] == 1§depends on what is shown",
                "name [<] 5§expected one of: == != ~ !~ like matches in",
                "reason [~] CLOSE§expected one of: == != any all none in",
                "usn [like] 5§expected one of: == != < <= > >= in",
                "name [under] \\a§expected one of",
                "name == []§Expected text",
                "name == [and] x§Quote keywords",
                "name == [==]§Expected text",
                "usn == [five]§no whole number",
                "usn == [9223372036854775808]§no whole number",
                "extents.bytes > [5q]§no size",
                "file == [30]§no ID",
                "file == [1-65536]§no ID",
                "time > [2024-13-01]§no time",
                "time > [2024-05-03T25:00]§no time",
                "time > [12:30]§has no date",
                "time > 2024-05-03 [>] 5§expected one before it",
                "reason any [CLOSED]§no flag of reason",
                "reason any [CREATE]§did you mean FILE_CREATE?",
                "certainty == [sure]§live, file_table",
                "kind == [gaps]§record, gap",
                "usn == [\"5\"c]§no text",
                "name in [a]§Expected {",
                "name in {[]}§Expected text",
                "name in {a,[]}§Expected text",
                "name in {a [b]}§comma",
                "name in [{]a§comma",
                "dir under [Users]§begins with a backslash",
                "name matches [a(]§no regular expression",
            })
    void whatIsWrongIsToldWithItsPlace(String marked, String words) {
        int from = marked.indexOf('[');
        int to = marked.indexOf(']') - 1;
        String text = marked.substring(0, from) + marked.substring(from + 1, to + 1) + marked.substring(to + 2);
        FilterError error = error(text);
        assertThat(error.words())
                .as(text)
                .contains(words)
                .endsWith(error.words().strip());
        assertThat(error.span()).as(text + ": " + error.words()).isEqualTo(new Span(from, to));
    }

    @Test
    void aTimeOfDayIsCompletedWhereThereIsADay() {
        LocalDate day = LocalDate.of(2024, 5, 3);
        ParsedFilter parsed = FilterParser.parse("a time >= 12:30 and time < 13:00:05Z b", FIELDS, day);

        assertThat(parsed.completed()).isEqualTo("a time >= 2024-05-03T12:30 and time < 2024-05-03T13:00:05Z b");
        assertThat(tree(parsed.completed()).bare())
                .isEqualTo(Objects.requireNonNull(parsed.tree()).bare());
    }

    @Test
    void partsKnowWhereTheyStand() {
        String text = "a not (name == b or usn in {1 .. 2})";
        Node.And all = (Node.And) tree(text);
        Node.Not not = (Node.Not) all.parts().get(1);
        Node.Or any = (Node.Or) not.part();
        assertThat(all.parts().getFirst().span().of(text)).isEqualTo("a");
        assertThat(any.parts().getFirst().span().of(text)).isEqualTo("name == b");
        assertThat(any.parts().getLast().span().of(text)).isEqualTo("usn in {1 .. 2}");
    }

    @Test
    void depthAndLengthAreBounded() {
        assertThat(error("(".repeat(50_000)).words()).contains("more than 100 deep");
        assertThat(error("-".repeat(50_000) + "a").words()).contains("more than 100 deep");
        assertThat(error("not ".repeat(10_000) + "a").words()).contains("more than 100 deep");
        assertThat(tree("(".repeat(100) + "a" + ")".repeat(100))).isInstanceOf(Node.Bare.class);
        assertThat(error("a".repeat(FilterParser.MOST_LENGTH + 1)).words()).contains("65,536");
        assertThat(((Node.And) tree("a ".repeat(30_000))).parts()).hasSize(30_000);
    }
}
