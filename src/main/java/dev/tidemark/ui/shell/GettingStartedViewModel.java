package dev.tidemark.ui.shell;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.host.Host;
import dev.tidemark.capture.Source;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.ui.volumes.VolumeItem;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Leads to the first live record in three steps: rights, a volume, reading. Belongs to the FX thread. It is shown until
 * something was opened for the first time, and when it is asked for.
 */
@ViewModel
final class GettingStartedViewModel {

    private static final String DONE = "gettingStarted.done";

    private final ObservableList<VolumeItem> items;
    private final Host host;
    private final boolean simulated;
    private final Settings settings;
    private final ObservableList<VolumeFacts> volumes = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable VolumeFacts> chosen = new SimpleObjectProperty<>(this, "chosen");
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(this, "shown");
    private boolean askedFor;

    /**
     * @param items the volumes there are
     * @param simulated whether they are simulated ones
     */
    GettingStartedViewModel(ObservableList<VolumeItem> items, Host host, boolean simulated, Settings settings) {
        this.items = items;
        this.host = host;
        this.simulated = simulated;
        this.settings = settings;
        shown.set(!Boolean.parseBoolean(settings.get(DONE, "false")));
        items.addListener((ListChangeListener<VolumeItem>) change -> takeVolumes());
        takeVolumes();
    }

    private void takeVolumes() {
        List<VolumeFacts> now = items.stream()
                .map(item -> item.status().facts())
                .filter(VolumeFacts::journalCapable)
                .toList();
        if (!ids(now).equals(ids(volumes))) {
            volumes.setAll(now);
        }
        VolumeFacts before = chosen.get();
        if (before == null || !ids(now).contains(before.id())) {
            chosen.set(proposal());
        }
    }

    private static List<String> ids(List<VolumeFacts> volumes) {
        return volumes.stream().map(VolumeFacts::id).toList();
    }

    /** One that has a journal to read. */
    private @Nullable VolumeFacts proposal() {
        return items.stream()
                .filter(item -> item.status().journal() != null)
                .map(item -> item.status().facts())
                .findFirst()
                .orElseGet(() -> volumes.isEmpty() ? null : volumes.getFirst());
    }

    /** Makes room for what was opened; once a frame. */
    void pulse(@Nullable Source current) {
        if (current != null && shown.get() && !askedFor) {
            close();
        }
    }

    /** Shows it, whatever else is shown. */
    void open() {
        askedFor = true;
        shown.set(true);
    }

    /** Shows it no more. */
    void close() {
        askedFor = false;
        shown.set(false);
        settings.put(DONE, "true");
    }

    // --- the steps

    /** Whether Tidemark has the rights to read a journal completely. */
    boolean elevated() {
        return host.rights().elevated();
    }

    /** Whether it can be started again with them. */
    boolean canElevate() {
        return !elevated() && host.canRestartElevated();
    }

    /** What is said of the rights. */
    String rightsWords() {
        return Messages.text(elevated() ? "start.rights.elevated" : "start.rights.limited");
    }

    /** What is said before all steps. */
    String words() {
        return Messages.text(simulated ? "start.words.simulated" : "start.words");
    }

    /** The volumes whose file system can keep a journal. */
    ObservableList<VolumeFacts> volumes() {
        return volumes;
    }

    /** The volume to read; {@code null} while there is none. */
    ObjectProperty<@Nullable VolumeFacts> chosenProperty() {
        return chosen;
    }

    /** What the last step does. */
    String readWords() {
        VolumeFacts volume = chosen.get();
        return volume == null ? Messages.text("start.read.none") : Messages.text("start.read", volume.name());
    }

    boolean isChosen(VolumeFacts volume) {
        VolumeFacts now = chosen.get();
        return now != null && Objects.equals(now.id(), volume.id());
    }

    ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }
}
