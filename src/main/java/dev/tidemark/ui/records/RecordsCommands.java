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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
    static final String ONLY_THIS = "records.onlyThis";
    static final String ALSO_THIS = "records.alsoThis";
    static final String NOT_THIS = "records.notThis";

    private static final double SIDEWAYS = 40;

    private final RecordsViewModel model;
    private final RecordsTable table;
    private final List<RowCommand> ofRow = new ArrayList<>();
    private Consumer<String> filterName = name -> {};
    private Consumer<RecordMark> mark = record -> {};
    private Consumer<RecordMark> note = record -> {};
    private Consumer<FileId> filterFile = file -> {};
    private BiConsumer<FileId, String> filterDirectory = (directory, path) -> {};
    private Consumer<UnaryOperator<Node>> editFilter = change -> {};
    private Consumer<FileId> story = file -> {};
    private Runnable changes = () -> {};

    RecordsCommands(RecordsViewModel model, RecordsTable table) {
        this.model = model;
        this.table = table;
        addMarks();
        addConditions();
        addOfFile();
    }

    void onMark(Consumer<RecordMark> action) {
        mark = action;
    }

    void onNote(Consumer<RecordMark> action) {
        note = action;
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

    void onStory(Consumer<FileId> action) {
        story = action;
    }

    void onChanges(Runnable action) {
        changes = action;
    }

    /** Changes the conditions of the filter. */
    void editFilter(UnaryOperator<Node> change) {
        editFilter.accept(change);
    }

    private void onlyThis(@Nullable Node condition) {
        if (condition != null) {
            editFilter(tree -> FilterEdit.onlyThis(tree, condition));
        }
    }

    // --- of a row

    /**
     * Something that can be done with a row.
     *
     * @param may whether it can be done with that one
     * @param command does it with the row that leads
     */
    private record RowCommand(Predicate<RowSlot> may, Consumer<RowSlot> action, Command command) {

        Command on(RowSlot row) {
            return command.on(() -> action.accept(row));
        }
    }

    private void add(Command.Builder builder, Predicate<RowSlot> may, Consumer<RowSlot> action) {
        add(builder, () -> true, may, action);
    }

    /**
     * @param keyIsFree whether its key is not meant for something else now
     */
    private void add(
            Command.Builder builder, BooleanSupplier keyIsFree, Predicate<RowSlot> may, Consumer<RowSlot> action) {
        Command command = builder.when(() -> keyIsFree.getAsBoolean() && may.test(model.leading()))
                .run(() -> action.accept(model.leading()));
        ofRow.add(new RowCommand(may, action, command));
    }

    private void addMarks() {
        add(
                of("records.mark").in(0, Menu.RECORDS).key("Space"),
                () -> !model.typing(),
                this::isMarkable,
                row -> model.mark(row).ifPresent(mark));
        add(
                of("records.note").in(0, Menu.RECORDS).key("Shift+Space"),
                this::isMarkable,
                row -> model.mark(row).ifPresent(note));
    }

    private boolean isMarkable(RowSlot row) {
        return model.mark(row).isPresent();
    }

    private void addConditions() {
        add(
                of("records.filterName").in(2, Menu.RECORDS),
                RowSlot::hasTimeAndName,
                row -> filterName.accept(row.name()));
        add(of("records.filterFile").in(2, Menu.RECORDS), RowSlot::isKnown, row -> filterFile.accept(row.file()));
        add(
                of("records.extension").in(2, Menu.RECORDS),
                row -> RowConditions.extension(row) != null,
                row -> onlyThis(RowConditions.extension(row)));
        add(
                of("records.filterDirectory").in(2, Menu.RECORDS),
                RowSlot::isKnown,
                row -> filterDirectory.accept(row.parent(), row.directory()));
        add(
                of("records.below").in(2, Menu.RECORDS),
                row -> RowConditions.below(row) != null,
                row -> onlyThis(RowConditions.below(row)));
        add(of("records.fromHere").in(2, Menu.RECORDS), RowSlot::isKnown, row -> editFilter(RowConditions.from(row)));
        add(of("records.untilHere").in(2, Menu.RECORDS), RowSlot::isKnown, row -> editFilter(RowConditions.until(row)));
    }

    private void addOfFile() {
        add(
                of("records.previousOfFile").in(3, Menu.RECORDS).key("Alt+Left"),
                RowSlot::isKnown,
                row -> model.goToFile(row.key, row.file(), false));
        add(
                of("records.nextOfFile").in(3, Menu.RECORDS).key("Alt+Right"),
                RowSlot::isKnown,
                row -> model.goToFile(row.key, row.file(), true));
        add(
                of("records.parent").in(3, Menu.RECORDS).key("Alt+Up"),
                RowSlot::isKnown,
                row -> model.goToParent(row.key, row.parent()));
        add(of("records.otherHalf").in(3, Menu.RECORDS).key("F4"), RowSlot::isKnown, model::goToOtherHalf);
        add(
                of("records.story").in(3, Menu.RECORDS).key("Ctrl+Shift+F"),
                RowSlot::isKnown,
                row -> story.accept(row.file()));
        add(
                of("records.changes").in(3, Menu.RECORDS).key("Ctrl+N"),
                row -> model.selectedCountProperty().get() > 1,
                row -> changes.run());
    }

    /** What can be done with a row, which need not be the one that leads, and whose slot goes on to show it. */
    List<Command> of(RowSlot row) {
        return ofRow.stream()
                .filter(each -> each.may().test(row))
                .map(each -> each.on(row))
                .toList();
    }

    // --- all of them

    List<Command> all(Runnable copy, Runnable cite) {
        List<Command> all = new ArrayList<>(copying(copy, cite));
        all.addAll(ofValues());
        ofRow.forEach(each -> all.add(each.command()));
        all.addAll(going());
        all.addAll(extending());
        all.addAll(scrolling());
        all.add(of("records.cancel").key("Esc").when(model::isBusy).run(model::cancel));
        if (model.folding() instanceof LifeFolding folding) {
            all.addAll(unfolding(folding));
        }
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

    /** What can only be done with lives: its keys go before those of all rows. */
    private static List<Command> unfolding(LifeFolding folding) {
        BooleanSupplier may = folding::isPossible;
        return List.of(
                Command.of(Scope.LIVES, "lives.unfold").key("Right").when(may).run(folding::unfold),
                Command.of(Scope.LIVES, "lives.fold").key("Left").when(may).run(folding::fold),
                Command.of(Scope.LIVES, "lives.toggle").key("Enter").when(may).run(folding::toggle));
    }
}
