package dev.tidemark.session;

import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The presets that there are: those that come with Tidemark, and those of the user, which go first where both have the same name.
 * Immutable. The user's file is read as one that anybody may have written: what is wrong with it is said, and never thrown.
 *
 * @param shipped come with Tidemark
 * @param own of the user
 * @param file where those of the user are, or would be
 * @param problems what of the user's file could not be read, each in one line
 */
public record Presets(List<Preset> shipped, List<Preset> own, Path file, List<String> problems) {

    /** The user's file in the folder of the user's data. */
    public static final String FILE_NAME = "presets.txt";

    static final int MOST_BYTES = 1 << 20;

    private static final String SHIPPED = "presets.txt";

    public Presets {
        shipped = List.copyOf(shipped);
        own = List.copyOf(own);
        problems = List.copyOf(problems);
    }

    /**
     * Reads them.
     *
     * @param folder of the user's data; need not exist
     */
    public static Presets in(Path folder) {
        Path file = folder.resolve(FILE_NAME);
        PresetText.Read own = Files.exists(file) ? own(file) : new PresetText.Read(List.of(), List.of());
        return new Presets(shippedOnes(), own.presets(), file, own.problems());
    }

    private static PresetText.Read own(Path file) {
        try {
            return PresetText.read(read(file));
        } catch (CharacterCodingException e) {
            return unread(file, Messages.text("preset.notText"));
        } catch (IOException e) {
            return unread(file, Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    private static PresetText.Read unread(Path file, String why) {
        return new PresetText.Read(List.of(), List.of(OneLine.of(Messages.text("error.file.what", file, why))));
    }

    private static String read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(Messages.text("file.notRegular"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException(Messages.text("preset.large", MOST_BYTES));
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        }
    }

    private static List<Preset> shippedOnes() {
        try (InputStream in = Objects.requireNonNull(Presets.class.getResourceAsStream(SHIPPED))) {
            return PresetText.read(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .presets();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them, the user's first; of those with one name the first. */
    public List<Preset> all() {
        List<Preset> all = new ArrayList<>(own);
        shipped.stream()
                .filter(preset -> own.stream().noneMatch(mine -> mine.isCalled(preset.name())))
                .forEach(all::add);
        return all;
    }

    /** The one that goes by a name. */
    public Optional<Preset> find(String name) {
        return all().stream().filter(preset -> preset.isCalled(name)).findFirst();
    }
}
