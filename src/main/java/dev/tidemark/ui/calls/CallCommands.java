package dev.tidemark.ui.calls;

import dev.tidemark.command.Command;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import dev.tidemark.trace.CopyAs;
import dev.tidemark.trace.DeviceCall;
import dev.tidemark.ui.common.CopiedText;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** What can be done with the chosen call, and with the log. Belongs to the FX thread. */
final class CallCommands {

    private final DeviceCallsViewModel model;
    private final CallsHost host;
    private final Function<DeviceCall, String> line;

    /**
     * @param line what the log says of a call, in one line
     */
    CallCommands(DeviceCallsViewModel model, CallsHost host, Function<DeviceCall, String> line) {
        this.model = model;
        this.host = host;
        this.line = line;
    }

    List<Command> all() {
        return List.of(
                ofChosen("log.records", 0, call -> true, call -> showRecords(model, host), "Enter"),
                ofChosen("log.follow", 0, call -> true, call -> model.choose(null), "Esc"),
                ofChosen(
                        "log.copy",
                        1,
                        call -> true,
                        call -> CopiedText.toClipboard(line.apply(call)),
                        "Ctrl+C",
                        "Ctrl+Insert"),
                ofChosen("log.copy.c", 1, call -> true, call -> CopiedText.toClipboard(CopyAs.c(call))),
                ofChosen(
                        "log.copy.powershell",
                        1,
                        call -> true,
                        call -> CopiedText.toClipboard(CopyAs.powerShell(call))),
                ofChosen(
                        "log.copy.fsutil",
                        1,
                        call -> CopyAs.fsutil(call)
                                .or(() -> CopyAs.whyNoFsutil(call))
                                .isPresent(),
                        call -> CopyAs.fsutil(call)
                                .ifPresentOrElse(
                                        CopiedText::toClipboard,
                                        () -> CopyAs.whyNoFsutil(call).ifPresent(host::say))),
                ofChosen(
                        "log.copy.json",
                        1,
                        call -> true,
                        call -> model.inBackground(() -> model.json(call), CopiedText::toClipboard)),
                Command.of(Scope.LOG, "log.export").in(2, Menu.LOG).run(host::export));
    }

    /** Shows the first record that the chosen call caused. */
    static void showRecords(DeviceCallsViewModel model, CallsHost host) {
        DeviceCallsViewModel.First first = model.firstCaused();
        host.showRecord(first.source(), first.record());
    }

    private Command ofChosen(
            String id, int section, Predicate<DeviceCall> may, Consumer<DeviceCall> action, String... keys) {
        return Command.of(Scope.LOG, id)
                .in(section, Menu.LOG)
                .key(keys)
                .when(() -> {
                    DeviceCall chosen = model.selectedProperty().get();
                    return chosen != null && may.test(chosen);
                })
                .run(() -> withChosen(action));
    }

    private void withChosen(Consumer<DeviceCall> action) {
        DeviceCall chosen = model.selectedProperty().get();
        if (chosen != null) {
            action.accept(chosen);
        }
    }
}
