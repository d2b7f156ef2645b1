package dev.tidemark.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reads the Javadoc of all types. */
@Tag("shows-house")
class JavadocTest {

    private static final Pattern OF_A_TYPE = Pattern.compile(
            "^/\\*\\*\\s+(?:\\* )?([^\\n"
                    + "]*)(?:(?!\\*/).)*\\*/\\n"
                    + "(?:@[^\\n"
                    + "]*\\n"
                    + ")*(?:public |final |abstract |sealed |non-sealed )*(?:class|interface|record|enum|@interface) ",
            Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern CONTRACT = Pattern.compile(
            "(?:Pure|Immutable|Stateless)\\b.*|(?:Safe from|Not thread-safe|Thread-safe|As safe as|Belongs to|Used by"
                    + " one thread|Guarded by|Under the|Under its)\\b.*");

    @Test
    void theFirstSentenceSaysWhatATypeIsForAndNotWhoMayCallIt() throws IOException {
        List<String> wrong;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            wrong = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(JavadocTest::beginsWithTheContract)
                    .map(Path::toString)
                    .toList();
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean beginsWithTheContract(Path file) {
        try {
            Matcher javadoc = OF_A_TYPE.matcher(Files.readString(file));
            return javadoc.find() && CONTRACT.matcher(javadoc.group(1)).matches();
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }
}
