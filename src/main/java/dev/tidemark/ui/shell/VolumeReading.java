package dev.tidemark.ui.shell;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.Source;
import dev.tidemark.ui.filter.FilterViewModel;
import dev.tidemark.ui.filter.SourceFilter;
import dev.tidemark.ui.volumes.ReadOptionsView;
import java.util.ArrayList;
import java.util.List;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Reads volumes as the filter asks them to be read, now and when it asks otherwise. Belongs to the FX thread. */
final class VolumeReading {

    private final ShellViewModel shell;
    private final FilterViewModel filter;

    VolumeReading(ShellViewModel shell, FilterViewModel filter) {
        this.shell = shell;
        this.filter = filter;
        shell.currentProperty().addListener((property, was, now) -> shown(now));
        filter.sourceProperty().addListener((property, was, now) -> ask(now));
    }

    private void shown(@Nullable Source now) {
        filter.liveProperty().set(now != null && now.isLive());
        ask(filter.sourceProperty().get());
    }

    private void ask(SourceFilter asked) {
        shell.ask(asked.reasonMask(), asked.onlyOnClose());
    }

    /** Shows a volume, and begins to read it unless it is being read. */
    void read(VolumeFacts volume) {
        shell.open(volume, asked(ReadOptions.DEFAULT));
    }

    /** Shows volumes as one list, and begins to read those that are not being read. */
    void readTogether(List<VolumeFacts> volumes) {
        List<Source> parts = new ArrayList<>();
        volumes.forEach(volume -> parts.add(shell.entered(volume, asked(ReadOptions.DEFAULT))));
        shell.showTogether(parts);
    }

    /** Adds a volume to what is shown, or takes it from there: it stays open, and goes on being read. */
    void toggle(VolumeFacts volume) {
        Source shown = shell.currentProperty().get();
        List<Source> parts = new ArrayList<>(shown == null || shown.isGone() ? List.of() : shown.parts());
        Source reading = shell.entered(volume, asked(ReadOptions.DEFAULT));
        if (!parts.remove(reading)) {
            parts.add(reading);
        }
        // The only one is not taken away: nothing would be left to add to.
        if (!parts.isEmpty()) {
            shell.showTogether(parts);
        }
    }

    /** Reads a volume as a person wants it to be read. */
    void readWith(Window owner, VolumeFacts volume) {
        ReadOptionsView.ask(owner, volume.name()).ifPresent(options -> shell.read(volume, asked(options)));
    }

    /** What the filter asks of the volume goes with every way to read it. */
    private ReadOptions asked(ReadOptions options) {
        SourceFilter asked = filter.sourceProperty().get();
        return options.asking(asked.reasonMask(), asked.onlyOnClose());
    }
}
