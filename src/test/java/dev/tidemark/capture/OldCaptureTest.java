package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.MarkerWords;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.testing.Reading;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures saved by the first version of the format, whose markers are a kind and words. */
class OldCaptureTest {

    /** Beside each capture lies what the version that saved it showed, a line for each row. */
    @Tag("shows-rows")
    @ParameterizedTest
    @ValueSource(strings = {"old-capture", "old-capture-no-journal", "old-capture-damaged"})
    void aCaptureOfTheFirstFormatShowsWhatItShowedThen(String name) throws Exception {
        Path folder = folder(name);
        try (SavedSource source = SavedSource.open(folder)) {
            source.awaitLoaded();
            assertThat(lines(source)).isEqualTo(Files.readAllLines(folder.resolve("expected.tsv")));
        }
    }

    private static Path folder(String name) throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(OldCaptureTest.class.getResource(name)).toURI());
    }

    private static List<String> lines(SavedSource source) {
        return Reading.all(source.store(), row -> line(source, row));
    }

    private static String line(SavedSource source, RecordCursor row) {
        Marker marker = row.marker();
        return journal(source, row.record()) + "\t" + source.isComplete(row.record()) + "\t"
                + (marker == null ? record(row) : marker(marker));
    }

    private static String journal(SavedSource source, long record) {
        return source.journalIdAt(record).isPresent()
                ? HexFormat.of().toHexDigits(source.journalIdAt(record).getAsLong())
                : "-";
    }

    private static String record(RecordCursor row) {
        String name = row.hasTimeAndName() ? row.name() : "";
        return String.join(
                "\t",
                "RECORD",
                "V" + row.version(),
                Long.toString(row.usn()),
                Long.toString(row.time()),
                Integer.toHexString(row.reason()),
                name);
    }

    private static String marker(Marker marker) {
        return String.join(
                "\t",
                switch (marker.kind()) {
                    case JOURNAL -> "JOURNAL_ID";
                    case GONE -> "JOURNAL_GONE";
                    default -> marker.kind().name();
                },
                Long.toString(marker.at()),
                Long.toString(marker.length()),
                Long.toString(marker.time()),
                MarkerWords.of(marker));
    }
}
