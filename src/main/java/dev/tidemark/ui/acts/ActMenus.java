package dev.tidemark.ui.acts;

import dev.tidemark.act.FileTarget;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.command.Command;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.data.VolumeDataView;
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
import org.jspecify.annotations.Nullable;

/**
 * The ways to the acts: commands on the chosen volume, on the file of a record, and on a dropped file. Belongs to the FX
 * thread.
 */
public final class ActMenus {

    private static final int ON_VOLUME = 10;
    private static final int ON_FILES = 11;
    private static final int ON_SIMULATOR = 12;

    private ActMenus() {}

    /**
     * Everything that can be done to a volume and to files, and faults on demand where the backend has them: for the menu
     * of acts, and but for the faults for the volumes' context menu.
     *
     * @param chosen the volume that is meant; {@code null} for none
     * @param settings remembers what a hold is offered
     */
    public static List<Command> forWindow(
            ActContext context, Supplier<@Nullable VolumeFacts> chosen, Settings settings) {
        List<Command> commands = new ArrayList<>();
        commands.add(onVolume(context, "act.offline", chosen, OfflineView::show));
        commands.add(onVolume(context, "act.hold", chosen, (in, volume) -> HoldView.show(in, volume, settings)));
        commands.add(onVolume(context, "act.journal", chosen, JournalAdminView::show));
        Command data = onVolume(context, "act.volume", chosen, VolumeDataView::show);
        commands.add(data.on(() -> true, data::run));
        commands.add(Command.of(Scope.WINDOW, "act.why")
                .in(ON_VOLUME, Menu.ACT, Menu.VOLUMES)
                .when(() -> !elevated(context))
                .hides()
                .run(() -> ElevationView.show(context)));
        commands.addAll(onFiles(context, () -> rootOf(chosen.get())));
        commands.add(held(context));
        if (context.acts().faults().isPresent()) {
            commands.add(Command.of(Scope.WINDOW, "act.faults")
                    .in(ON_SIMULATOR, Menu.ACT)
                    .run(() -> FaultsView.show(context, chosen.get())));
        }
        return commands;
    }

    private static @Nullable FileTarget rootOf(@Nullable VolumeFacts volume) {
        return volume == null ? null : new FileTarget.ByPath(volume.id(), "\\").on(volume);
    }

    /**
     * What can be done to the file of a record, which is opened by its id.
     *
     * @param chosen the file of the record that the menu is for; {@code null} when it is none of a volume that can be asked
     */
    public static List<Command> forRecord(ActContext context, Supplier<@Nullable FileTarget> chosen) {
        List<Command> commands = new ArrayList<>();
        for (Command command : onFiles(context, chosen)) {
            commands.add(command.on(() -> chosen.get() != null, command::run));
        }
        commands.add(held(context));
        return commands;
    }

    /** What can be done to a file that was dropped on the window, besides opening it. */
    public static List<Command> forDropped(ActContext context, FileTarget dropped) {
        return onFiles(context, () -> dropped);
    }

    private static List<Command> onFiles(ActContext context, Supplier<@Nullable FileTarget> chosen) {
        return List.of(
                onFile("act.close-record", () -> CloseRecordView.show(context, chosen.get())),
                onFile("act.file-usn", () -> FileUsnView.show(context, chosen.get())),
                onFile("act.mark", () -> MarkView.show(context, chosen.get())));
    }

    private static Command onFile(String id, Runnable show) {
        return Command.of(Scope.WINDOW, id)
                .in(ON_FILES, Menu.ACT, Menu.VOLUMES, Menu.RECORDS, Menu.DROP)
                .run(show);
    }

    private static Command held(ActContext context) {
        return Command.of(Scope.WINDOW, "act.held")
                .in(ON_FILES, Menu.ACT, Menu.VOLUMES, Menu.RECORDS)
                .run(() -> HeldView.show(context));
    }

    private static Command onVolume(
            ActContext context,
            String id,
            Supplier<@Nullable VolumeFacts> chosen,
            BiConsumer<ActContext, VolumeFacts> action) {
        return Command.of(Scope.WINDOW, id)
                .in(ON_VOLUME, Menu.ACT, Menu.VOLUMES)
                .when(() -> elevated(context))
                .run(() -> {
                    VolumeFacts volume = chosen.get();
                    if (volume == null) {
                        context.say().accept(Messages.text("shell.chooseVolume"));
                    } else {
                        action.accept(context, volume);
                    }
                });
    }

    private static boolean elevated(ActContext context) {
        return context.acts().host().rights().elevated();
    }
}
