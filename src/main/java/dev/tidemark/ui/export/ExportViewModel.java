package dev.tidemark.ui.export;

import dev.tidemark.export.ExportForm;
import dev.tidemark.export.ExportSample;
import dev.tidemark.export.lake.LakeExport;
import dev.tidemark.export.lake.LakeSample;
import dev.tidemark.export.lake.Partition;
import dev.tidemark.export.profile.ProfileContext;
import dev.tidemark.export.profile.RecordFormat;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskFailedException;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.task.TaskWork;
import dev.tidemark.text.ByteSize;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.view.ShownSnapshot;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
 * In which form rows are to be exported: what each is for, its first lines, how many rows there are, and how large what is written
 * will be.
 * Belongs to the FX thread; lines and size are found out in the background.
 */
@ViewModel
public final class ExportViewModel {

    private final FieldRegistry fields;
    private final BackgroundTasks tasks;
    private final ShownSnapshot shown;
    private final ProfileContext context;
    private final TaskSlot slot = new TaskSlot();
    private final LakeLook lake;
    private final ObjectProperty<ExportChoice> format;
    private final StringProperty host;
    private final Map<Partition, BooleanProperty> partitions = new EnumMap<>(Partition.class);
    private final BooleanProperty guarded = new SimpleBooleanProperty(this, "guarded");
    private final ReadOnlyStringWrapper preview = new ReadOnlyStringWrapper(this, "preview", "");
    private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper(this, "size", "");

    /**
     * @param shown the rows
     * @param context where they come from
     * @param lake looks at what a lake of them would be
     * @param first the format that is proposed
     * @param guarded whether text that a spreadsheet would take for a formula is kept from it
     */
    public ExportViewModel(
            FieldRegistry fields,
            BackgroundTasks tasks,
            ShownSnapshot shown,
            ProfileContext context,
            LakeLook lake,
            ExportChoice first,
            boolean guarded) {
        this.fields = fields;
        this.tasks = tasks;
        this.shown = shown;
        this.context = context;
        this.lake = lake;
        this.format = new SimpleObjectProperty<>(this, "format", first);
        this.host = new SimpleStringProperty(this, "host", context.host());
        this.guarded.set(guarded);
        format.addListener((property, was, now) -> {
            show("", "");
            look();
        });
        for (Partition one : Partition.values()) {
            BooleanProperty by = new SimpleBooleanProperty(this, one.id(), true);
            by.addListener((property, was, now) -> look());
            partitions.put(one, by);
        }
        host.addListener((property, was, now) -> look());
        this.guarded.addListener((property, was, now) -> look());
        look();
    }

    /** What can be chosen, in the order in which it is listed. */
    public List<ExportChoice> formats() {
        return ExportChoice.all();
    }

    /** What is chosen. */
    public ObjectProperty<ExportChoice> formatProperty() {
        return format;
    }

    /** The name of the machine that the rows are of, where the form tells it. */
    public StringProperty hostProperty() {
        return host;
    }

    /** Whether folders are told apart by it, where a lake is written. */
    public BooleanProperty partitionedBy(Partition by) {
        return Objects.requireNonNull(partitions.get(by));
    }

    /** Whether the form tells the machine. */
    public BooleanExpression tellsHost() {
        return is(ExportChoice.of(RecordFormat.TIMESKETCH))
                .or(is(ExportChoice.of(RecordFormat.ECS)))
                .or(isLake());
    }

    /** Whether many files are written, into a folder. */
    public BooleanBinding isLake() {
        return is(ExportChoice.LAKE);
    }

    /** Whether it can be written so: a lake is of one source, and a machine's name may be too long for the name of a folder. */
    public BooleanBinding canBeWritten() {
        return Bindings.createBooleanBinding(() -> refusal().isEmpty(), format, host);
    }

    /** Why it cannot be written so, in words; empty when it can. */
    private String refusal() {
        if (!isLakeNow()) {
            return "";
        }
        if (context.parts() != null) {
            return Messages.text("merged.lake");
        }
        return LakeExport.isHost(machine()) ? "" : Messages.text("export.lake.host");
    }

    private boolean isLakeNow() {
        return format.get().records() == null;
    }

    private BooleanBinding is(ExportChoice one) {
        return format.isEqualTo(one);
    }

    /** Whether text that a spreadsheet would take for a formula is kept from it. */
    public BooleanProperty guardedProperty() {
        return guarded;
    }

    /** Whether spreadsheets read the form. */
    public BooleanExpression isForSpreadsheets() {
        return Bindings.createBooleanBinding(
                () -> format.get().records() instanceof RecordFormat records && records.isForSpreadsheets(), format);
    }

    /** The first lines as they will be written; of a lake, its columns and what the first rows have in them. */
    public ReadOnlyStringProperty previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** How many rows there are, and how large what is written will be, in words; empty while that is not known. */
    public ReadOnlyStringProperty sizeProperty() {
        return size.getReadOnlyProperty();
    }

    /** What the rows are written in, in a format of one file. */
    public ExportForm form(RecordFormat records) {
        return records.form(fields, context.onHost(machine()), guarded.get());
    }

    /** The machine that the rows are of; empty when nobody said. */
    public String machine() {
        return host.get().strip();
    }

    /** By what the folders of a lake are told apart. */
    public Set<Partition> chosenPartitions() {
        return Arrays.stream(Partition.values())
                .filter(by -> partitionedBy(by).get())
                .collect(Collectors.toUnmodifiableSet());
    }

    private void look() {
        String refused = refusal();
        if (!refused.isEmpty()) {
            slot.drop();
            show("", refused);
            return;
        }
        ExportChoice choice = format.get();
        tasks.callQuietly(looking(choice))
                .in(slot)
                .failed(problem -> show(problem.line(), ""))
                .then(looked -> show(looked.lines(), looked.size()))
                .start();
    }

    /** What was found out: the lines, and the size in words. */
    private record Looked(String lines, String size) {}

    private TaskWork<Looked> looking(ExportChoice choice) {
        RecordFormat records = choice.records();
        String machine = machine();
        Set<Partition> by = chosenPartitions();
        ExportForm form = records == null ? null : form(records);
        return task -> {
            try {
                return form == null
                        ? looked(lake.look(machine, by, task.cancelled()))
                        : looked(ExportSample.of(shown, form, task.cancelled()));
            } catch (IOException e) {
                throw new TaskFailedException(Problem.of(choice.title(), e), e);
            }
        };
    }

    private static Looked looked(ExportSample sample) {
        return looked(sample.lines(), sample.rows(), sample.bytes(), sample.exact());
    }

    private static Looked looked(LakeSample sample) {
        return looked(sample.lines(), sample.rows(), sample.bytes(), sample.rows() == 0);
    }

    private static Looked looked(List<String> lines, long rows, long bytes, boolean exact) {
        String key = exact ? "export.size.exact" : "export.size.about";
        return new Looked(String.join("\n", lines), Messages.text(key, rows, ByteSize.brief(bytes)));
    }

    private void show(String lines, String words) {
        preview.set(lines);
        size.set(words);
    }

    /** Nobody looks any more. */
    public void close() {
        slot.drop();
    }
}
