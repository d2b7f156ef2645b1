package dev.tidemark.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("shows-out")
class OriginFieldsTest {

    @ParameterizedTest
    @CsvSource({
        "case\\$J, case\\$J",
        "a\u202eb\\$J, a\\u202eb\\$J",
        "'', ''",
        "D:, D:",
    })
    void aSourceIsShownWithItsBackslashesAndWithoutWhatNobodySees(String name, String shown) {
        RecordField field = OriginFields.source(view -> name).build();

        assertThat(field.text(new RecordView(), time -> "")).isEqualTo(shown);
    }
}
