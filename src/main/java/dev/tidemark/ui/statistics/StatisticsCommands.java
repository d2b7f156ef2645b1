package dev.tidemark.ui.statistics;

import dev.tidemark.command.Command;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import dev.tidemark.export.ExportFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** What can be done with a line of the statistics, and with all of them. Belongs to the FX thread. */
final class StatisticsCommands {

    private final StatisticsViewModel model;
    private final TableView<StatisticsLine> table;
    private final Consumer<String> clipboard;

    /**
     * @param clipboard takes what is copied
     */
    StatisticsCommands(StatisticsViewModel model, TableView<StatisticsLine> table, Consumer<String> clipboard) {
        this.model = model;
        this.table = table;
        this.clipboard = clipboard;
    }

    List<Command> all(Runnable export) {
        Stream<Command> lines = Stream.of(
                ofChosen("statistics.narrow", line -> true, model::narrow, "Enter"),
                ofChosen("statistics.exclude", line -> true, model::exclude, "Alt+Enter", "Delete"),
                ofChosen(
                        "statistics.open",
                        line -> line.opens() && !line.open(),
                        line -> model.setOpen(line, true),
                        "Right"),
                ofChosen("statistics.close", StatisticsLine::open, line -> model.setOpen(line, false), "Left"));
        Stream<Command> copies = Stream.of(ExportFormat.values()).map(this::copy);
        Command write = of("statistics.export")
                .in(2, Menu.STATISTICS)
                .when(this::hasLines)
                .run(export);
        return Stream.of(lines, copies, Stream.of(write)).flatMap(all -> all).toList();
    }

    private Command copy(ExportFormat format) {
        Command.Builder copy = of("statistics.copy." + format.name().toLowerCase(Locale.ROOT))
                .in(1, Menu.STATISTICS)
                .when(this::hasLines);
        return (format == ExportFormat.TSV ? copy.key("Ctrl+C", "Ctrl+Insert") : copy)
                .run(() -> model.copy(format, clipboard));
    }

    private boolean hasLines() {
        return !model.lines().isEmpty();
    }

    private static Command.Builder of(String id) {
        return Command.of(Scope.STATISTICS, id);
    }

    private Command ofChosen(
            String id, Predicate<StatisticsLine> may, Consumer<StatisticsLine> action, String... keys) {
        return of(id).in(0, Menu.STATISTICS)
                .key(keys)
                .when(() -> chosen() instanceof StatisticsLine line && may.test(line))
                .run(() -> {
                    StatisticsLine line = chosen();
                    if (line != null) {
                        action.accept(line);
                    }
                });
    }

    private @Nullable StatisticsLine chosen() {
        return table.getSelectionModel().getSelectedItem();
    }
}
