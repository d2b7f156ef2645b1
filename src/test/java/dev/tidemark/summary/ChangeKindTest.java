package dev.tidemark.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Reason;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mask of reasons has one kind, that of what weighs most. */
@Tag("shows-when")
class ChangeKindTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "FILE_CREATE|FILE_DELETE|CLOSE : DELETE",
                "FILE_CREATE|DATA_EXTEND|RENAME_NEW_NAME : CREATE",
                "DATA_OVERWRITE|RENAME_OLD_NAME : RENAME",
                "HARD_LINK_CHANGE|CLOSE : RENAME",
                "DATA_TRUNCATION|BASIC_INFO_CHANGE|CLOSE : WRITE",
                "NAMED_DATA_EXTEND|STREAM_CHANGE : WRITE",
                "SECURITY_CHANGE|CLOSE : METADATA",
                "CLOSE : OTHER",
            })
    void whatWeighsMostIsTaken(String reasons, ChangeKind kind) {
        assertThat(ChangeKind.of(Reason.parse(reasons))).isEqualTo(kind);
    }

    @Test
    void noReasonAndBitsWithoutANameAreOther() {
        assertThat(ChangeKind.of(0)).isEqualTo(ChangeKind.OTHER);
        assertThat(ChangeKind.of(0x08000000)).isEqualTo(ChangeKind.OTHER);
    }

    @Test
    void everyReasonButCloseIsOfExactlyOneKind() {
        for (Reason reason : Reason.values()) {
            long kinds = Arrays.stream(ChangeKind.values())
                    .filter(kind -> reason.in(kind.reasons()))
                    .count();
            assertThat(kinds).as(reason.name()).isEqualTo(reason == Reason.CLOSE ? 0 : 1);
        }
        assertThat(ChangeKind.values()).hasSize(ChangeKind.COUNT);
        assertThat(Flags.mask(Reason.values())).isEqualTo(Reason.ALL);
    }
}
