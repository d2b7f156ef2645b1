package dev.tidemark.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The presets that there are: those that come with Tidemark, and those of the user, which go first where both have the same name.
 * Immutable. The user's file is read as one that anybody may have written: what is wrong with it is said, and never thrown.
 *
 * @param shipped come with Tidemark
 * @param entries of the user's file; one without a text and with the name of a shipped one stands for that, with another key or in
 *     another place
 * @param file where those of the user are, or would be
 * @param problems what of the user's file could not be read, each in one line
 */
public record Presets(List<Preset> shipped, List<Preset> entries, Path file, List<String> problems) {

    /** The user's file in the folder of the user's data. */
    public static final String FILE_NAME = "presets.txt";

    /** The name of the preset that is shown as a chip beside the filter. */
    public static final String QUIET = "Quiet";

    private static final String SHIPPED = "presets.txt";

    public Presets {
        shipped = List.copyOf(shipped);
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /**
     * Reads them.
     *
     * @param folder of the user's data; need not exist
     */
    public static Presets in(Path folder) {
        NamedFiltersFile<Preset> file = new NamedFiltersFile<>(folder, FILE_NAME, PresetForm.INSTANCE);
        NamedFilters<Preset> own = file.read();
        return new Presets(shippedOnes(), own.filters(), file.path(), own.problems());
    }

    /** Those that come with Tidemark. */
    public static List<Preset> shippedOnes() {
        return Shipped.ALL;
    }

    /** A part of the program: read once, when it is first asked for. */
    private static final class Shipped {
        static final List<Preset> ALL = readShipped();
    }

    private static List<Preset> readShipped() {
        try (InputStream in = Objects.requireNonNull(Presets.class.getResourceAsStream(SHIPPED))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return NamedFilters.read(text, PresetForm.INSTANCE).filters();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that the user made. */
    public List<Preset> own() {
        return entries.stream().filter(entry -> !standsForShipped(entry)).toList();
    }

    private boolean standsForShipped(Preset entry) {
        return entry.text().isEmpty() && shipped(entry.name()).isPresent();
    }

    private Optional<Preset> shipped(String name) {
        return shipped.stream().filter(preset -> preset.isCalled(name)).findFirst();
    }

    /** All of them, those of the user's file first, each with its key; of those with one name or key the first has it. */
    public List<Preset> all() {
        List<Preset> all = new ArrayList<>();
        BitSet keys = new BitSet();
        for (Preset entry : entries) {
            Preset preset = standsForShipped(entry)
                    ? shipped(entry.name()).orElseThrow().keyed(entry.key())
                    : entry;
            all.add(keys.get(preset.key()) ? preset.keyed(Preset.NO_KEY) : preset);
            keys.set(preset.key(), preset.key() != Preset.NO_KEY);
        }
        shipped.stream()
                .filter(preset -> entries.stream().noneMatch(entry -> entry.isCalled(preset.name())))
                .forEach(all::add);
        return all;
    }

    /** Whether a preset is one that comes with Tidemark, whatever its key. */
    public static boolean isShipped(Preset preset) {
        return shippedOnes().stream()
                .anyMatch(each -> each.isCalled(preset.name()) && each.text().equals(preset.text()));
    }

    /** The one that goes by a name. */
    public Optional<Preset> find(String name) {
        return all().stream().filter(preset -> preset.isCalled(name)).findFirst();
    }
}
