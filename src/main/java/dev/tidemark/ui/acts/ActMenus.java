package dev.tidemark.ui.acts;

import dev.tidemark.act.FileTarget;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.faults.FaultsView;
import dev.tidemark.ui.acts.file.CloseRecordView;
import dev.tidemark.ui.acts.file.FileUsnView;
import dev.tidemark.ui.acts.file.MarkView;
import dev.tidemark.ui.acts.journal.JournalAdminView;
import dev.tidemark.ui.acts.kit.ActContext;
import dev.tidemark.ui.acts.kit.HeldView;
import dev.tidemark.ui.acts.volume.HoldView;
import dev.tidemark.ui.acts.volume.OfflineView;
import dev.tidemark.ui.common.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/** The ways to the acts from context menus. Belongs to the FX thread. */
public final class ActMenus {

    private ActMenus() {}

    /**
     * What can be done to a volume, for its context menu.
     *
     * @param chosen the volume that the menu is for; {@code null} for none
     * @param settings remembers what a hold is offered
     */
    public static List<MenuItem> forVolume(
            ActContext context, Supplier<@Nullable VolumeFacts> chosen, Settings settings) {
        List<MenuItem> items = new ArrayList<>();
        items.add(onVolume(context, "act-offline", "menu.offline", chosen, OfflineView::show));
        items.add(onVolume(
                context, "act-hold", "menu.hold", chosen, (in, volume) -> HoldView.show(in, volume, settings)));
        items.add(onVolume(context, "act-journal", "menu.journal", chosen, JournalAdminView::show));
        for (MenuItem item : items) {
            whenShown(item, () -> item.setDisable(!elevated(context)));
        }
        items.add(why(context));
        items.add(new SeparatorMenuItem());
        items.addAll(onFiles(context, () -> rootOf(chosen.get())));
        items.add(held(context));
        return items;
    }

    private static @Nullable FileTarget rootOf(@Nullable VolumeFacts volume) {
        return volume == null ? null : new FileTarget.ByPath(volume.id(), "\\");
    }

    /**
     * What can be done to the file of a record, which is opened by its id.
     *
     * @param chosen the file of the record that the menu is for; {@code null} when it is none of a volume that can be asked
     */
    public static List<MenuItem> forRecord(ActContext context, Supplier<@Nullable FileTarget> chosen) {
        List<MenuItem> items = new ArrayList<>(onFiles(context, chosen));
        for (MenuItem item : items) {
            whenShown(item, () -> item.setDisable(chosen.get() == null));
        }
        items.add(held(context));
        return items;
    }

    /**
     * What can be done to a file that was dropped on the window.
     *
     * @param open opens it as a journal or a capture
     */
    public static List<MenuItem> forDropped(ActContext context, FileTarget dropped, Runnable open) {
        List<MenuItem> items = new ArrayList<>();
        items.add(item("drop-open", "menu.open", open));
        items.add(new SeparatorMenuItem());
        items.addAll(onFiles(context, () -> dropped));
        return items;
    }

    /** Everything that can be done to a volume, and faults on demand where the backend has them: for the window's menu. */
    public static List<MenuItem> forWindow(
            ActContext context, Supplier<@Nullable VolumeFacts> chosen, Settings settings) {
        List<MenuItem> items = forVolume(context, chosen, settings);
        if (context.acts().faults().isPresent()) {
            items.add(new SeparatorMenuItem());
            items.add(item("act-faults", "menu.faults", () -> FaultsView.show(context)));
        }
        return items;
    }

    private static List<MenuItem> onFiles(ActContext context, Supplier<@Nullable FileTarget> chosen) {
        return List.of(
                item("act-close-record", "menu.closeRecord", () -> CloseRecordView.show(context, chosen.get())),
                item("act-file-usn", "menu.fileUsn", () -> FileUsnView.show(context, chosen.get())),
                item("act-mark", "menu.mark", () -> MarkView.show(context, chosen.get())));
    }

    private static MenuItem held(ActContext context) {
        return item("act-held", "held.open", () -> HeldView.show(context));
    }

    private static MenuItem onVolume(
            ActContext context,
            String id,
            String key,
            Supplier<@Nullable VolumeFacts> chosen,
            BiConsumer<ActContext, VolumeFacts> action) {
        return item(id, key, () -> {
            VolumeFacts volume = chosen.get();
            if (volume == null) {
                context.say().accept(Messages.text("shell.chooseVolume"));
            } else {
                action.accept(context, volume);
            }
        });
    }

    private static MenuItem item(String id, String key, Runnable action) {
        MenuItem item = new MenuItem(Messages.text(key));
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }

    // --- elevation

    private static MenuItem why(ActContext context) {
        MenuItem item = item("act-why", "menu.why", () -> ElevationView.show(context));
        whenShown(item, () -> item.setVisible(!elevated(context)));
        return item;
    }

    private static boolean elevated(ActContext context) {
        return context.acts().host().rights().elevated();
    }

    /** A menu may be built once and shown often, or its items moved into a new one each time. */
    private static void whenShown(MenuItem item, Runnable look) {
        EventHandler<WindowEvent> showing = event -> look.run();
        item.parentPopupProperty().addListener((property, was, now) -> {
            if (was != null) {
                was.removeEventHandler(WindowEvent.WINDOW_SHOWING, showing);
            }
            if (now != null) {
                look.run();
                now.addEventHandler(WindowEvent.WINDOW_SHOWING, showing);
            }
        });
    }
}
