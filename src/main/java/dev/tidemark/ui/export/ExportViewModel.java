package dev.tidemark.ui.export;

import dev.tidemark.export.ExportForm;
import dev.tidemark.export.ExportSample;
import dev.tidemark.export.profile.ProfileContext;
import dev.tidemark.export.profile.RecordFormat;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskFailedException;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.ByteSize;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.view.ShownSnapshot;
import java.io.IOException;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * In which form rows are to be exported: what each is for, its first lines, how many rows there are, and how large the file will be.
 * Belongs to the FX thread; lines and size are found out in the background.
 */
@ViewModel
public final class ExportViewModel {

    private final FieldRegistry fields;
    private final BackgroundTasks tasks;
    private final ShownSnapshot shown;
    private final ProfileContext context;
    private final TaskSlot slot = new TaskSlot();
    private final ObjectProperty<RecordFormat> format;
    private final StringProperty host;
    private final BooleanProperty guarded = new SimpleBooleanProperty(this, "guarded");
    private final ReadOnlyStringWrapper preview = new ReadOnlyStringWrapper(this, "preview", "");
    private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper(this, "size", "");

    /**
     * @param shown the rows
     * @param context where they come from
     * @param first the format that is proposed
     * @param guarded whether text that a spreadsheet would take for a formula is kept from it
     */
    public ExportViewModel(
            FieldRegistry fields,
            BackgroundTasks tasks,
            ShownSnapshot shown,
            ProfileContext context,
            RecordFormat first,
            boolean guarded) {
        this.fields = fields;
        this.tasks = tasks;
        this.shown = shown;
        this.context = context;
        this.format = new SimpleObjectProperty<>(this, "format", first);
        this.host = new SimpleStringProperty(this, "host", context.host());
        this.guarded.set(guarded);
        format.addListener((property, was, now) -> look());
        host.addListener((property, was, now) -> look());
        this.guarded.addListener((property, was, now) -> look());
        look();
    }

    /** What can be chosen, in the order in which it is listed. */
    public List<RecordFormat> formats() {
        return List.of(RecordFormat.values());
    }

    /** What is chosen. */
    public ObjectProperty<RecordFormat> formatProperty() {
        return format;
    }

    /** The name of the machine that the rows are of, where the form tells it. */
    public StringProperty hostProperty() {
        return host;
    }

    /** Whether the form tells the machine. */
    public BooleanExpression tellsHost() {
        return is(RecordFormat.TIMESKETCH).or(is(RecordFormat.ECS));
    }

    private BooleanBinding is(RecordFormat one) {
        return format.isEqualTo(one);
    }

    /** Whether text that a spreadsheet would take for a formula is kept from it. */
    public BooleanProperty guardedProperty() {
        return guarded;
    }

    /** Whether spreadsheets read the form. */
    public BooleanExpression isForSpreadsheets() {
        return Bindings.createBooleanBinding(() -> format.get().isForSpreadsheets(), format);
    }

    /** The first lines as they will be written. */
    public ReadOnlyStringProperty previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** How many rows there are, and how large the file will be, in words; empty while that is not known. */
    public ReadOnlyStringProperty sizeProperty() {
        return size.getReadOnlyProperty();
    }

    /** What the rows are written in. */
    public ExportForm form() {
        return form(format.get());
    }

    /** As {@link #form}, in another format than the chosen one. */
    public ExportForm form(RecordFormat other) {
        return other.form(fields, context.onHost(host.get().strip()), guarded.get());
    }

    private void look() {
        ExportForm form = form();
        tasks.callQuietly(task -> {
                    try {
                        return ExportSample.of(shown, form, task.cancelled());
                    } catch (IOException e) {
                        throw new TaskFailedException(Problem.of(form.title(), e), e);
                    }
                })
                .in(slot)
                .failed(problem -> show(problem.line(), ""))
                .then(sample -> show(String.join("\n", sample.lines()), words(sample)))
                .start();
    }

    private void show(String lines, String words) {
        preview.set(lines);
        size.set(words);
    }

    private static String words(ExportSample sample) {
        String key = sample.exact() ? "export.size.exact" : "export.size.about";
        return Messages.text(key, sample.rows(), ByteSize.brief(sample.bytes()));
    }

    /** Nobody looks any more. */
    public void close() {
        slot.drop();
    }
}
