package dev.tidemark.ui.log;

import dev.tidemark.capture.act.CopyAs;
import dev.tidemark.capture.act.Operation;
import dev.tidemark.command.Command;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/** What can be done with the chosen call, and with the log. Belongs to the FX thread. */
final class LogCommands {

    private final OperationLogViewModel model;
    private final LogHost host;

    LogCommands(OperationLogViewModel model, LogHost host) {
        this.model = model;
        this.host = host;
    }

    List<Command> all() {
        return List.of(
                ofChosen("log.records", 0, call -> true, call -> showRecords(model, host)),
                ofChosen("log.copy.c", 1, call -> true, call -> copy(CopyAs.c(call))),
                ofChosen("log.copy.powershell", 1, call -> true, call -> copy(CopyAs.powerShell(call))),
                ofChosen(
                        "log.copy.fsutil",
                        1,
                        call -> CopyAs.fsutil(call).isPresent(),
                        call -> CopyAs.fsutil(call).ifPresent(LogCommands::copy)),
                ofChosen(
                        "log.copy.json",
                        1,
                        call -> true,
                        call -> model.inBackground(() -> model.json(call), LogCommands::copy)),
                Command.of(Scope.LOG, "log.export").in(2, Menu.LOG).run(host::export));
    }

    /** Shows the first record that the chosen call caused. */
    static void showRecords(OperationLogViewModel model, LogHost host) {
        OperationLogViewModel.First first = model.firstCaused();
        host.showRecord(first.source(), first.record());
    }

    private Command ofChosen(String id, int section, Predicate<Operation> may, Consumer<Operation> action) {
        return Command.of(Scope.LOG, id)
                .in(section, Menu.LOG)
                .when(() -> {
                    Operation chosen = model.selectedProperty().get();
                    return chosen != null && may.test(chosen);
                })
                .run(() -> {
                    Operation chosen = model.selectedProperty().get();
                    if (chosen != null) {
                        action.accept(chosen);
                    }
                });
    }

    private static void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }
}
