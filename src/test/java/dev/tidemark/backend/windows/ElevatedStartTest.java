package dev.tidemark.backend.windows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arguments go on to the elevated program as they were typed. */
class ElevatedStartTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "tidemark.exe --volume U:                     | --volume U:",
                "\"C:\\Program Files\\Tidemark\\Tidemark.exe\" \"a b.J\" 100% | \"a b.J\" 100%",
                "C:\\\"Program Files\"\\t.exe x               | x",
                "tidemark.exe                                 | ``"
            },
            delimiter = '|')
    void whatFollowsTheProgramIsKept(String commandLine, String arguments) {
        assertThat(ElevatedStart.arguments(commandLine)).isEqualTo(arguments);
    }
}
