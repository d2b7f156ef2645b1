package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("shows-ask")
class FilterCheckTest {

    private static String out(String... args) {
        Cli.Outcome outcome = Cli.run(args);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        return outcome.out();
    }

    @Test
    void treeAndOrderArePrinted() {
        assertThat(out("filter", "check", "report \\temp\\ -reason any close usn > 5 (a or is dir)"))
                .isEqualTo("""
                    Text
                      report and \\temp\\ and not reason any CLOSE and usn > 5 and (a or is dir)
                    Tree
                      and
                        name ~ report
                        path ~ \\temp\\
                        not
                          reason any CLOSE
                        usn > 5
                        or
                          name ~ a
                          is dir
                    Order
                      1. not reason any CLOSE (in the columns of the rows)
                      2. usn > 5 (in the record) and tells which rows need not be looked at
                      3. report (in the name)
                      4. a or is dir (in the name)
                      5. \\temp\\ (in the path)
                    """);
    }

    @Test
    void whatIsSuspiciousIsMarked() {
        assertThat(out("filter", "check", "a name == *.tmp")).contains("""
            Suspicious
              * and ? stand for themselves here: use like, as in name like *.tmp
                a name == *.tmp
                  ^^^^^^^^^^^^^
            """);
        assertThat(out("filter", "check", "a")).doesNotContain("Suspicious");
    }

    /** Every option that narrows records has a text that means the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "--name§*.docx§*.docx",
                "--name§a b§\"a b\"",
                "--path§\\Users\\§\\Users\\",
                "--path§docs§path ~ docs",
                "--reason§FILE_CREATE,CLOSE§reason any FILE_CREATE|CLOSE",
                "--all-of§0x80000100§reason all FILE_CREATE|CLOSE",
                "--none-of§CLOSE§not reason any CLOSE",
                "--file-id§000700000000001e§file == 0x000700000000001e",
                "--parent-id§5§parent == 0x0000000000000005",
                "--versions§2,3§version in {2, 3}",
                "--since§2024-05-03§time >= 2024-05-03",
                "--until§-15m§time <= -15m",
                "--from§7000000§usn >= 7000000",
                "--to§usn7000000-1f0c29d4b7a3§usn <= 7000000",
                "--where§a or b§a or b",
            })
    void everyOptionHasAnEqualText(String option, String value, String text) {
        assertThat(out("filter", "check", "", option, value)).startsWith("Text\n  " + text + "\n");
        String both = text.contains(" or ") ? "(" + text + ")" : text;
        assertThat(out("filter", "check", "x", option, value)).startsWith("Text\n  x and " + both + "\n");
    }

    @Test
    void onlyClosedAndNothingHaveATextToo() {
        assertThat(out("filter", "check", "", "--only-closed")).startsWith("Text\n  reason all CLOSE\n");
        assertThat(out("filter", "check", "")).startsWith("Text\n  (everything)\n");
        assertThat(out("filter", "check", "--", "-hello")).startsWith("Text\n  not hello\n");
    }

    @Test
    void whatIsNoFilterIsMarked() {
        Cli.Outcome outcome = Cli.run("filter", "check", "name == a and (b");
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err())
                .contains("not closed")
                .contains("  name == a and (b" + System.lineSeparator() + "                ^");
    }
}
