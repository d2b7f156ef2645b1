package dev.tidemark.session;

import dev.tidemark.field.FieldRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The presets that there are, as a person changes them: those that come with Tidemark are among them, and the user's file holds of
 * these no more than what is said of them. Safe from any thread and beside other processes. May wait for a disk: not for the FX thread.
 */
public final class PresetsFile implements FilterStore<Preset> {

    private final NamedFiltersFile<Preset> file;

    /**
     * @param folder of the user's data; need not exist
     */
    public PresetsFile(Path folder) {
        this.file = new NamedFiltersFile<>(folder, Presets.FILE_NAME, PresetForm.INSTANCE);
    }

    private List<Preset> all(List<Preset> entries) {
        return new Presets(Presets.shippedOnes(), entries, file.path(), List.of()).all();
    }

    @Override
    public Kept<Preset> read() {
        NamedFilters<Preset> read = file.read();
        return new Kept<>(all(read.filters()), read.problems());
    }

    @Override
    public Kept<Preset> change(UnaryOperator<List<Preset>> change) throws IOException {
        Kept<Preset> kept = file.change(entries -> {
            List<Preset> before = all(entries);
            List<Preset> after = change.apply(before);
            return after.equals(before) ? entries : entries(entries, after);
        });
        return new Kept<>(all(kept.filters()), kept.said());
    }

    /** What the user's file is to hold: of those that come with Tidemark only what has a key or stands elsewhere. */
    private List<Preset> entries(List<Preset> before, List<Preset> wanted) {
        List<Preset> entries = new ArrayList<>();
        for (Preset preset : wanted) {
            Preset entry = Presets.isShipped(preset) ? preset.saying("") : preset;
            // What is unchanged stays itself, with what a person wrote around it.
            entries.add(before.stream().filter(entry::equals).findFirst().orElse(entry));
        }
        int needed = entries.size();
        while (needed > 0 && all(entries.subList(0, needed - 1)).equals(wanted)) {
            needed--;
        }
        return List.copyOf(entries.subList(0, needed));
    }

    @Override
    public Kept<Preset> importFrom(Path from, FieldRegistry registry) throws IOException {
        return file.importFrom(from, registry);
    }

    @Override
    public byte[] exported(List<Preset> filters) throws IOException {
        return file.exported(filters);
    }
}
