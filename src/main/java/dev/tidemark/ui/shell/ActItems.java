package dev.tidemark.ui.shell;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.ActContext;
import dev.tidemark.ui.acts.FaultsView;
import dev.tidemark.ui.acts.HoldView;
import dev.tidemark.ui.acts.JournalAdminView;
import dev.tidemark.ui.common.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;

/** Belongs to the FX thread. The menu items that act on the chosen volume. */
final class ActItems {

    private final ActContext context;
    private final Settings settings;
    private final Supplier<@Nullable VolumeFacts> volume;

    /**
     * @param volume the volume to act on, {@code null} when none is chosen
     */
    ActItems(ActContext context, Settings settings, Supplier<@Nullable VolumeFacts> volume) {
        this.context = context;
        this.settings = settings;
        this.volume = volume;
    }

    /** One more item for each act, so that they can stand in several menus. */
    List<MenuItem> forVolume() {
        List<MenuItem> items = new ArrayList<>();
        items.add(onVolume("journal", on -> JournalAdminView.show(context, on)));
        items.add(onVolume("hold", on -> HoldView.show(context, on, settings)));
        return items;
    }

    /** Faults on demand, where the backend has them. */
    List<MenuItem> forBackend() {
        return context.acts().faults().isEmpty() ? List.of() : List.of(item("faults", () -> FaultsView.show(context)));
    }

    private MenuItem onVolume(String key, Consumer<VolumeFacts> act) {
        return item(key, () -> {
            VolumeFacts on = volume.get();
            if (on == null) {
                context.say().accept(Messages.text("shell.chooseVolume"));
            } else {
                act.accept(on);
            }
        });
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Messages.text("shell.act." + key));
        item.setId("act-" + key);
        item.setOnAction(event -> action.run());
        return item;
    }
}
