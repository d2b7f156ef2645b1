package dev.tidemark.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.path.Certainty;
import dev.tidemark.path.FilePath;
import dev.tidemark.text.ByteText;
import dev.tidemark.text.Escapes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("shows-quick")
class PathWriterTest {

    private static final String[] PIECES = {
        "a",
        "docs",
        "u0041",
        "u",
        " ",
        ".",
        ",",
        "\"",
        "\\",
        "\t",
        "\n",
        "\u202e",
        "\ud800",
        "\udc00",
        "\ud83d\ude00",
        "ä",
        "中",
        "=1",
        "'",
        "\0",
        "\u007f",
        "\u0085"
    };

    private final Random random = new Random(7);

    private String name() {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            name.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return name.toString();
    }

    /** Few directories, so that many are written again. */
    private FilePath path() {
        StringBuilder directory = new StringBuilder(random.nextBoolean() ? "" : "…\\unknown 0x40-1");
        for (int i = random.nextInt(3); i > 0; i--) {
            directory.append('\\').append(Escapes.inPath(PIECES[random.nextInt(PIECES.length)]));
        }
        return new FilePath(directory.toString(), random.nextInt(9) == 0 ? "" : name(), Certainty.LIVE);
    }

    private static String written(FieldWriter writer, RecordView view) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteText text = new ByteText(out);
        text.ensure(writer.room(view));
        writer.put(text, view);
        assertThat(text.position()).isLessThanOrEqualTo(writer.room(view));
        text.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(FieldForm.class)
    void pathsAreWrittenAsTheirTextIs(FieldForm form) throws IOException {
        FieldWriter whole = new FieldWriters.Text(FieldReader.ofPath(FilePath::text), form, true);
        FieldWriter parts = new PathWriter(form);
        RecordView view = new RecordView();

        for (int i = 0; i < 20_000; i++) {
            view.withPath(path());
            assertThat(written(parts, view)).as("%s", view.path()).isEqualTo(written(whole, view));
        }
    }
}
