package dev.tidemark.fuzz;

import dev.tidemark.capture.SavedSource;
import dev.tidemark.capture.SourceState;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RowReader;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A saved capture: opened and every row of it looked at; now and then read by the command line. */
final class CaptureTarget implements Target {

    /** Of so many mutants, one is read by the command line. */
    private static final int WHOLE = 50;

    private final List<Input> corpus = CaptureCorpus.inputs();
    private final FieldRegistry fields = FieldRegistry.standard();
    private final RecordView view = new RecordView();
    private final Path folder;

    /**
     * @param parent where files may be made
     */
    CaptureTarget(Path parent) throws IOException {
        folder = Files.createDirectory(parent.resolve("capture"));
    }

    @Override
    public String name() {
        return "capture";
    }

    @Override
    public List<Input> corpus() {
        return corpus;
    }

    @Override
    public void read(Input input, long number) throws IOException, InterruptedException {
        for (int i = 0; i < CaptureCorpus.FILES.size(); i++) {
            Files.write(
                    folder.resolve(CaptureCorpus.FILES.get(i)), input.parts().get(i));
        }
        try (SavedSource source = SavedSource.open(folder)) {
            source.awaitLoaded();
            Expect.visible(source.title());
            rows(source);
            Problem problem = source.state().problem();
            Expect.that((problem != null) == (source.state().phase() == SourceState.Phase.FAILED), source.state());
            if (problem != null) {
                Expect.foreseen(problem.line());
            }
        } catch (IOException e) {
            // A damaged capture is refused in words.
            Expect.that(e.getMessage() != null && e.getMessage().startsWith(folder.toString()), e);
        }
        if (number < 0 || number % WHOLE == 0) {
            Expect.command("records", folder.toString(), "--format", "jsonl");
            Expect.command("records", folder.toString(), "--paths");
        }
    }

    private void rows(SavedSource source) {
        try (RowReader reader = source.store().reader()) {
            for (long row = 0; row < source.store().size(); row++) {
                Expect.that(reader.read(row, this::look) == Outcome.READ, "row " + row);
            }
        }
    }

    private void look(RecordCursor row) {
        Marker marker = row.marker();
        if (marker != null) {
            Expect.visible(MarkerWords.of(marker) + MarkerWords.title(marker));
            return;
        }
        view.show(row).inRow(row.record());
        for (RecordField field : fields.fields()) {
            String text = field.text(view, Long::toString);
            if (text != null) {
                Expect.visible(text);
            }
        }
    }
}
