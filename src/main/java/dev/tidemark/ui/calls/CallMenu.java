package dev.tidemark.ui.calls;

import dev.tidemark.text.Messages;
import dev.tidemark.trace.CopyAs;
import dev.tidemark.trace.DeviceCall;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/** The context menu of the log. Belongs to the FX thread. */
final class CallMenu extends ContextMenu {

    private final DeviceCallsViewModel model;

    CallMenu(DeviceCallsViewModel model, CallsHost host) {
        this.model = model;
        MenuItem fsutil =
                ofChosen("copy.fsutil", operation -> CopyAs.fsutil(operation).ifPresent(CallMenu::copy));
        MenuItem export = item("export", host::export);
        getItems()
                .addAll(
                        ofChosen("records", operation -> showRecords(model, host)),
                        new SeparatorMenuItem(),
                        ofChosen("copy.c", operation -> copy(CopyAs.c(operation))),
                        ofChosen("copy.powershell", operation -> copy(CopyAs.powerShell(operation))),
                        fsutil,
                        ofChosen(
                                "copy.json",
                                operation -> model.inBackground(() -> model.json(operation), CallMenu::copy)),
                        new SeparatorMenuItem(),
                        export);
        setOnShowing(event -> {
            DeviceCall chosen = model.selectedProperty().get();
            Optional<String> command = chosen == null ? Optional.empty() : CopyAs.fsutil(chosen);
            fsutil.disableProperty().unbind();
            fsutil.setDisable(command.isEmpty());
        });
    }

    /** Shows the first record that the chosen call caused. */
    static void showRecords(DeviceCallsViewModel model, CallsHost host) {
        DeviceCallsViewModel.First first = model.firstCaused();
        host.showRecord(first.source(), first.record());
    }

    private MenuItem ofChosen(String key, Consumer<DeviceCall> action) {
        MenuItem item = item(key, () -> {
            DeviceCall chosen = model.selectedProperty().get();
            if (chosen != null) {
                action.accept(chosen);
            }
        });
        item.disableProperty().bind(Bindings.isNull(model.selectedProperty()));
        return item;
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Messages.text("log.menu." + key));
        item.setId("log-menu-" + key.replace('.', '-'));
        item.setOnAction(event -> action.run());
        return item;
    }

    private static void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }
}
