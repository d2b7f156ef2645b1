package dev.tidemark.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("shows-story")
class WorkloadScriptTest {

    private static WorkloadScript parse(String lines) {
        return WorkloadScript.parse("steps.txt", WorkloadScript.HEADER + "\n" + lines);
    }

    @Test
    void everyVerbIsRead() {
        WorkloadScript script = parse("""
            # before
            folder \\d
            file "\\d\\a b.txt" 100   # a hundred bytes

            run
            create n \\d\\n.txt
            open f "\\d\\a b.txt"
            write f 1 2
            append f 3
            truncate f 4
            rename f \\d\\b.txt
            link f \\d\\c.txt
            unlink f \\d\\c.txt
            mark f DATA_MANAGEMENT|AUXILIARY_DATA
            attributes f ARCHIVE|HIDDEN
            change f STREAM_CHANGE
            map f
            write-mapped f 0 10
            unmap f
            write-back
            keep \\d\\b.txt
            pause 5
            delete f
            close f
            exit 3
            """);

        assertThat(script.before()).extracting(WorkloadStep::path).containsExactly("\\d", "\\d\\a b.txt");
        assertThat(script.steps())
                .hasSize(WorkloadVerb.values().length - 2)
                .contains(new WorkloadStep(9, WorkloadVerb.WRITE, "f", "", 1, 2))
                .contains(new WorkloadStep(15, WorkloadVerb.MARK, "f", "", 3, 0))
                .contains(new WorkloadStep(16, WorkloadVerb.ATTRIBUTES, "f", "", 0x22, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "dance f; line 2: dance is no step; use one of folder, file, create",
                "close f; line 2: f is not the word of an open file",
                "open f; line 2: open takes 2 words",
                "open f a.txt; line 2: a.txt is not a path from the root",
                "file \\a -1; line 2: -1 is not a number",
                "file \\a 1 2; line 2: file takes 2 words",
                "file \"\\a 1; line 2: a quotation mark is not closed",
                "pause 1; line 2: pause goes behind the line 'run'",
                "exit 1; line 2: exit goes behind the line 'run'",
                "folder \\a; line 2: no line 'run'",
            })
    void whatIsWrongIsNamedWithItsLine(String line, String said) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("steps.txt, " + said);
    }

    @Test
    void aLongPauseIsRefused() {
        assertThatThrownBy(() -> parse("run\npause 60001")).hasMessageContaining("line 3: 60001 is not a number");
    }

    @Test
    void aFileThatIsOpenBeforeIsNotOpenLater() {
        assertThatThrownBy(() -> parse("open f \\a\nrun\nclose f\n")).hasMessageContaining("line 4: f is not");
    }

    @Test
    void reasonsThatOtherStepsCauseAreRefused() {
        for (String reason :
                new String[] {"CLOSE", "DATA_EXTEND", "FILE_CREATE", "RENAME_NEW_NAME", "STREAM_CHANGE|EA_CHANGE"}) {
            assertThatThrownBy(() -> parse("run\nopen f \\a\nchange f " + reason))
                    .hasMessageContaining("is not a reason such as STREAM_CHANGE");
        }
    }

    @Test
    void moreThanCanBeTakenIsRefused() {
        assertThatThrownBy(() -> parse("run\n" + "write-back\n".repeat(10_001))).hasMessageContaining("more than");
        assertThatThrownBy(() -> parse("#".repeat(WorkloadScript.MOST_CHARS))).hasMessageContaining("larger than");
    }

    @Test
    void whatComesWithTidemarkCanBeRead() {
        assertThat(BuiltInWorkloads.names()).isNotEmpty().allSatisfy(name -> {
            WorkloadScript script = BuiltInWorkloads.named(name).orElseThrow();
            assertThat(script.steps()).isNotEmpty();
            assertThat(script.before()).isNotEmpty();
        });
        assertThat(BuiltInWorkloads.named("nonsense")).isEmpty();
    }
}
