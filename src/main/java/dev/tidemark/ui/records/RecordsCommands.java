package dev.tidemark.ui.records;

import dev.tidemark.command.Command;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import dev.tidemark.filter.language.FilterEdit;
import dev.tidemark.filter.language.Node;
import dev.tidemark.session.RecordMark;
import dev.tidemark.usn.FileId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with the rows: with those selected, with the one that leads, and going among them. Belongs to the FX
 * thread.
 */
final class RecordsCommands {

    static final String COPY = "records.copy";
    static final String COPY_CELL = "records.copyCell";
    static final String CITE = "records.cite";
    static final String COPY_PATH = "records.copyPath";
    static final String COPY_ID = "records.copyId";
    static final String MARK = "records.mark";
    static final String NOTE = "records.note";
    static final String ONLY_THIS = "records.onlyThis";
    static final String ALSO_THIS = "records.alsoThis";
    static final String NOT_THIS = "records.notThis";
    static final String BELOW = "records.below";
    static final String EXTENSION = "records.extension";
    static final String FROM_HERE = "records.fromHere";
    static final String UNTIL_HERE = "records.untilHere";
    static final String PREVIOUS_OF_FILE = "records.previousOfFile";
    static final String NEXT_OF_FILE = "records.nextOfFile";
    static final String FILTER_NAME = "records.filterName";
    static final String FILTER_FILE = "records.filterFile";
    static final String FILTER_DIRECTORY = "records.filterDirectory";
    static final String PARENT = "records.parent";

    private static final double SIDEWAYS = 40;

    private final RecordsViewModel model;
    private final RecordsTable table;
    private Consumer<String> filterName = name -> {};
    private Consumer<RecordMark> mark = record -> {};
    private Consumer<RecordMark> note = record -> {};
    private Consumer<FileId> filterFile = file -> {};
    private BiConsumer<FileId, String> filterDirectory = (directory, path) -> {};

    private Consumer<UnaryOperator<Node>> editFilter = change -> {};

    RecordsCommands(RecordsViewModel model, RecordsTable table) {
        this.model = model;
        this.table = table;
    }

    void onMark(Consumer<RecordMark> action) {
        mark = action;
    }

    void onNote(Consumer<RecordMark> action) {
        note = action;
    }

    void mark(RecordMark record) {
        mark.accept(record);
    }

    void note(RecordMark record) {
        note.accept(record);
    }

    void onFilterName(Consumer<String> action) {
        filterName = action;
    }

    void onFilterFile(Consumer<FileId> action) {
        filterFile = action;
    }

    void onFilterDirectory(BiConsumer<FileId, String> action) {
        filterDirectory = action;
    }

    void onEditFilter(Consumer<UnaryOperator<Node>> action) {
        editFilter = action;
    }

    /** Changes the conditions of the filter. */
    void editFilter(UnaryOperator<Node> change) {
        editFilter.accept(change);
    }

    /** Lets only rows pass that meet a condition, where there is one. */
    void onlyThis(@Nullable Node condition) {
        if (condition != null) {
            editFilter.accept(tree -> FilterEdit.onlyThis(tree, condition));
        }
    }

    void filterDirectory(FileId directory, String path) {
        filterDirectory.accept(directory, path);
    }

    private void filterDirectory(RowSlot row) {
        filterDirectory(row.parent(), row.directory());
    }

    void filterName(String name) {
        filterName.accept(name);
    }

    void filterFile(FileId file) {
        filterFile.accept(file);
    }

    /** Goes to the nearest record of the same file. */
    void ofFile(RowSlot row, boolean forward) {
        model.goToFile(row.key, row.file(), forward);
    }

    private void parent(RowSlot row) {
        model.goToParent(row.key, row.parent());
    }

    // --- all of them

    List<Command> all(Runnable copy, Runnable cite) {
        List<Command> all = new ArrayList<>(copying(copy, cite));
        all.addAll(ofValues());
        all.addAll(ofRows());
        all.addAll(ofFile());
        all.addAll(going());
        all.addAll(extending());
        all.addAll(scrolling());
        all.add(of("records.cancel").key("Esc").when(model::isBusy).run(model::cancel));
        return all;
    }

    private static Command.Builder of(String id) {
        return Command.of(Scope.RECORDS, id);
    }

    private List<Command> copying(Runnable copy, Runnable cite) {
        return List.of(
                of(COPY).in(0, Menu.RECORDS, Menu.EDIT)
                        .key("Ctrl+C", "Ctrl+Insert")
                        .when(model::hasRows)
                        .run(copy),
                of(COPY_CELL).in(0, Menu.RECORDS).ofEach(),
                of(CITE).in(0, Menu.RECORDS).key("Ctrl+Shift+C").run(cite),
                of(COPY_PATH).in(0, Menu.RECORDS).ofEach(),
                of(COPY_ID).in(0, Menu.RECORDS).ofEach(),
                of("records.selectAll").key("Ctrl+A").run(model.navigator()::selectAll));
    }

    /** Of the value under the pointer. */
    private static List<Command> ofValues() {
        return List.of(
                of(ONLY_THIS).in(1, Menu.RECORDS).ofEach(),
                of(ALSO_THIS).in(1, Menu.RECORDS).ofEach(),
                of(NOT_THIS).in(1, Menu.RECORDS).ofEach());
    }

    private List<Command> ofRows() {
        return List.of(
                of(MARK).in(0, Menu.RECORDS)
                        .key("Space")
                        .when(() -> !model.typing() && model.leading().isKnown())
                        .run(() -> model.leadingMark().ifPresent(mark)),
                of(NOTE).in(0, Menu.RECORDS)
                        .key("Shift+Space")
                        .when(() -> model.leading().isKnown())
                        .run(() -> model.leadingMark().ifPresent(note)),
                of(FILTER_NAME)
                        .in(2, Menu.RECORDS)
                        .when(() -> model.leading().hasTimeAndName())
                        .run(() -> filterName(model.leading().name())),
                of(FILTER_FILE)
                        .in(2, Menu.RECORDS)
                        .when(() -> model.leading().isKnown())
                        .run(() -> filterFile(model.leading().file())),
                of(EXTENSION)
                        .in(2, Menu.RECORDS)
                        .when(() -> RowConditions.extension(model.leading()) != null)
                        .run(() -> onlyThis(RowConditions.extension(model.leading()))),
                of(FILTER_DIRECTORY)
                        .in(2, Menu.RECORDS)
                        .when(() -> model.leading().isKnown())
                        .run(() -> filterDirectory(model.leading())),
                of(BELOW)
                        .in(2, Menu.RECORDS)
                        .when(() -> RowConditions.below(model.leading()) != null)
                        .run(() -> onlyThis(RowConditions.below(model.leading()))),
                of(FROM_HERE)
                        .in(2, Menu.RECORDS)
                        .when(() -> model.leading().isKnown())
                        .run(() -> editFilter(RowConditions.from(model.leading()))),
                of(UNTIL_HERE)
                        .in(2, Menu.RECORDS)
                        .when(() -> model.leading().isKnown())
                        .run(() -> editFilter(RowConditions.until(model.leading()))));
    }

    private List<Command> ofFile() {
        return List.of(
                of(PREVIOUS_OF_FILE)
                        .in(3, Menu.RECORDS)
                        .key("Alt+Left")
                        .when(() -> model.leading().isKnown())
                        .run(() -> ofFile(model.leading(), false)),
                of(NEXT_OF_FILE)
                        .in(3, Menu.RECORDS)
                        .key("Alt+Right")
                        .when(() -> model.leading().isKnown())
                        .run(() -> ofFile(model.leading(), true)),
                of(PARENT)
                        .in(3, Menu.RECORDS)
                        .key("Alt+Up")
                        .when(() -> model.leading().isKnown())
                        .run(() -> parent(model.leading())));
    }

    private List<Command> going() {
        RowNavigator to = model.navigator();
        return List.of(
                of("records.previous").key("Up").run(() -> to.moveBy(-1, false)),
                of("records.next").key("Down").run(() -> to.moveBy(1, false)),
                of("records.pageUp").key("Page Up").run(() -> to.pageBy(-1, false)),
                of("records.pageDown").key("Page Down").run(() -> to.pageBy(1, false)),
                of("records.first").key("Home", "Ctrl+Home").run(() -> to.home(false)),
                of("records.last").key("End", "Ctrl+End").run(() -> model.end(false)),
                of("records.type").letters().ofEach());
    }

    private List<Command> extending() {
        RowNavigator to = model.navigator();
        return List.of(
                of("records.extend.previous").key("Shift+Up").run(() -> to.moveBy(-1, true)),
                of("records.extend.next").key("Shift+Down").run(() -> to.moveBy(1, true)),
                of("records.extend.pageUp").key("Shift+Page Up").run(() -> to.pageBy(-1, true)),
                of("records.extend.pageDown").key("Shift+Page Down").run(() -> to.pageBy(1, true)),
                of("records.extend.first").key("Shift+Home", "Ctrl+Shift+Home").run(() -> to.home(true)),
                of("records.extend.last").key("Shift+End", "Ctrl+Shift+End").run(() -> model.end(true)));
    }

    private List<Command> scrolling() {
        RowNavigator to = model.navigator();
        return List.of(
                of("records.scroll.up").key("Ctrl+Up").run(() -> to.scrollBy(-1)),
                of("records.scroll.down").key("Ctrl+Down").run(() -> to.scrollBy(1)),
                of("records.scroll.left").key("Left").run(() -> table.scrollSideways(-SIDEWAYS)),
                of("records.scroll.right").key("Right").run(() -> table.scrollSideways(SIDEWAYS)));
    }
}
