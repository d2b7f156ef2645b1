package dev.tidemark.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.css.CssParser;
import javafx.css.Stylesheet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A stylesheet with an error is used up to the error, silently. */
class StylesheetsTest {

    static List<Path> stylesheets() throws IOException, URISyntaxException {
        Path theme = Path.of(Objects.requireNonNull(StylesheetsTest.class.getResource("theme.css"))
                .toURI());
        try (Stream<Path> files = Files.walk(Objects.requireNonNull(theme.getParent()))) {
            return files.filter(file -> file.toString().endsWith(".css")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("stylesheets")
    void aStylesheetHasNoErrors(Path file) throws IOException {
        int before = CssParser.errorsProperty().size();

        Stylesheet sheet = new CssParser().parse(file.toUri().toURL());

        assertThat(CssParser.errorsProperty()
                        .subList(before, CssParser.errorsProperty().size()))
                .isEmpty();
        assertThat(sheet.getRules()).isNotEmpty();
    }
}
