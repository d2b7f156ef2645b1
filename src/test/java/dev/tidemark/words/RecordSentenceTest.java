package dev.tidemark.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.usn.Reason;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Any combination of reasons is one sentence. */
@Tag("shows-window")
class RecordSentenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DATA_EXTEND CLOSE | was made longer and closed",
                "CLOSE | was closed",
                "FILE_CREATE | was created",
                "FILE_CREATE DATA_EXTEND DATA_OVERWRITE CLOSE | was created, overwritten, made longer and closed",
                "RENAME_OLD_NAME | was renamed from this name",
                "RENAME_NEW_NAME CLOSE | was renamed to this name and closed",
                "FILE_DELETE CLOSE | was deleted and closed",
                "BASIC_INFO_CHANGE CLOSE | had attributes or time stamps changed and was closed",
                "DATA_TRUNCATION SECURITY_CHANGE EA_CHANGE CLOSE | was made shorter, had extended attributes changed, "
                        + "had access permissions changed and was closed",
                "FILE_CREATE STREAM_CHANGE NAMED_DATA_EXTEND | was created, had a named stream made longer "
                        + "and had a named stream added, removed or renamed"
            })
    void reasonsBecomeOneSentence(String reasons, String sentence) {
        assertThat(RecordSentence.of(Reason.parse(reasons))).isEqualTo(sentence);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasItsWords(Reason reason) {
        assertThat(RecordSentence.of(reason.bit())).matches("(was|had) .+").doesNotContain("and was");
    }

    @Test
    void undocumentedBitsAreNeverLeftOut() {
        assertThat(RecordSentence.of(0x8)).isEqualTo("had undocumented reasons 0x00000008");
        assertThat(RecordSentence.of(0x80000008)).isEqualTo("was closed and had undocumented reasons 0x00000008");
    }

    @Test
    void noReasonAtAllIsSaidToo() {
        assertThat(RecordSentence.of(0)).isEqualTo("has no reason set");
    }

    @Test
    void whateverIsCombinedIsAListWithOneAnd() {
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            int reasons = random.nextInt() & random.nextInt();
            String sentence = RecordSentence.of(reasons);

            assertThat(sentence).doesNotContain("  ").doesNotContain(", and").doesNotEndWith(" and");
            for (Reason reason : Reason.values()) {
                if (reason.in(reasons)) {
                    String alone = RecordSentence.of(reason.bit()).replaceFirst("^(was|had) ", "");
                    assertThat(sentence).contains(alone);
                }
            }
        }
    }
}
