package dev.tidemark.ui.shell;

import dev.tidemark.act.FileTarget;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.capture.Source;
import dev.tidemark.command.Command;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.ui.acts.ActMenus;
import dev.tidemark.ui.acts.journal.JournalAdminView;
import dev.tidemark.ui.acts.kit.ActContext;
import dev.tidemark.ui.acts.volume.OfflineBanner;
import dev.tidemark.ui.common.CommandItems;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.records.RecordsView;
import dev.tidemark.ui.volumes.VolumesView;
import dev.tidemark.usn.FileId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/**
 * Where the window offers acts, and what they are for: volumes, files of records, dropped files. Belongs to the FX thread.
 */
final class ShellActs {

    private static final Command OPEN_DROPPED =
            Command.of(Scope.DROP, "drop.open").in(0, Menu.DROP).ofEach();

    private final ActContext context;
    private final ShellViewModel shell;
    private final UnaryOperator<VolumeFacts> newest;
    private final OfflineBanner banner;

    /**
     * @param newest what was told last of a volume
     */
    ShellActs(ActContext context, ShellViewModel shell, UnaryOperator<VolumeFacts> newest) {
        this.context = context;
        this.shell = shell;
        this.newest = newest;
        this.banner = new OfflineBanner(context);
    }

    /** The acts, also in the context menus of volumes and records; and what is done with a dropped file. */
    List<Command> commands(VolumesView volumes, RecordsView table, Settings settings) {
        List<Command> commands = ActMenus.forWindow(context, () -> volumeToActOn(volumes.chosen()), settings);
        volumes.addCommands(commands);
        table.setRowCommands(this::onRecord);
        return Stream.concat(commands.stream(), Stream.of(OPEN_DROPPED)).toList();
    }

    /** Puts the banner above everything, and takes what is dropped. */
    void connect(ShellView view) {
        view.addBanner(banner);
        view.setOnDropped(this::dropped);
    }

    /** Opens the dialog of every act on the volume that is shown. */
    void openEach(Settings settings) {
        ActMenus.forWindow(context, () -> volumeToActOn(null), settings).forEach(Command::run);
    }

    /** Opens what creates, and changes, the journal of the volume that is shown. */
    void administerShownJournal() {
        VolumeFacts volume = volumeToActOn(null);
        if (volume != null) {
            JournalAdminView.show(context, volume);
        }
    }

    /** Looks what is held; once a frame. */
    void pulse() {
        banner.pulse();
    }

    /** The one that is chosen, else the one that is shown. */
    @Nullable
    VolumeFacts volumeToActOn(@Nullable VolumeFacts chosen) {
        Source source = shell.currentProperty().get();
        VolumeFacts volume = chosen == null && source != null ? source.volume() : chosen;
        return volume == null ? null : newest.apply(volume);
    }

    /** What can be done to the file of a record: of this one, whichever is chosen when it is done. */
    private List<Command> onRecord(RecordCursor row) {
        FileTarget file = fileOf(row);
        return ActMenus.forRecord(context, () -> file);
    }

    /** The file of a record, by its id; {@code null} when it is of no volume that is read live. */
    private @Nullable FileTarget fileOf(RecordCursor row) {
        Source shown = shell.currentProperty().get();
        boolean here = shown != null && shown.store().source() == RecordKey.source(row.key());
        VolumeFacts volume = here ? shown.partOf(row.key()).volume() : null;
        return volume == null || !row.isKnown() ? null : fileOf(volume, row);
    }

    private static FileTarget fileOf(VolumeFacts volume, RecordCursor row) {
        FileId id = new FileId(row.fileIdHigh(), row.fileIdLow());
        return new FileTarget.ById(volume.id(), id, row.hasTimeAndName() ? row.name() : "", volume.serial());
    }

    // --- dropped files

    /** What looks like a journal or its table is opened; for anything else the user says what is meant, once for all. */
    void dropped(List<Path> files, ShellView.Place at) {
        context.tasks()
                .callQuietly(task -> Dropped.look(context.acts(), files))
                .then(found -> {
                    shell.open(found.journals(), List.of());
                    if (!found.others().isEmpty()) {
                        ask(found, at);
                    }
                })
                .start();
    }

    private void ask(Dropped.Found found, ShellView.Place at) {
        List<Path> files = found.others();
        List<Command> commands = new ArrayList<>();
        commands.add(OPEN_DROPPED.on(() -> shell.open(files, List.of())));
        FileTarget only = found.target();
        if (only != null) {
            commands.addAll(ActMenus.forDropped(context, only));
        }
        MenuItem named = new MenuItem(
                only == null
                        ? Messages.text("drop.several", files.size())
                        : OneLine.of(files.getFirst().toString()));
        named.setId("drop-what");
        named.setMnemonicParsing(false);
        named.setDisable(true);
        ContextMenu menu = new ContextMenu();
        menu.setId("drop-menu");
        CommandItems.inPopup("").fill(menu, commands);
        menu.getItems().addAll(0, List.of(named, new SeparatorMenuItem()));
        menu.show(context.owner(), at.x(), at.y());
    }
}
