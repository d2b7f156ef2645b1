package dev.tidemark.cli;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.capture.SavedSource;
import dev.tidemark.export.profile.ProfileContext;
import dev.tidemark.field.FieldRegistry;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tells where the records of a command come from, for the formats that tell it with each of them. Stateless. */
final class SourceContext {

    private SourceContext() {}

    /**
     * Of a source.
     *
     * @param location the whole path of the file, or the volume's id
     * @param inFile whether the records lie in that file, each at its offset
     * @param facts of the volume; {@code null} when nothing is known of it
     */
    static ProfileContext of(String location, boolean inFile, @Nullable VolumeFacts facts, FieldRegistry registry) {
        return ProfileContext.ofFile(location, inFile)
                .on(facts)
                .tagged(registry.find("tag").orElse(null));
    }

    /** The name of the computer that a volume is of; empty for what is no volume. */
    static String computer(SourceArgument from, Volumes volumes) throws CommandFailedException {
        if (!from.isVolume()) {
            return "";
        }
        try (Computer computer = from.open(volumes)) {
            return computer.host().name();
        }
    }

    /** Of a file or a capture that is still to be read. */
    static ProfileContext of(SourceArgument file, FieldRegistry registry) {
        try {
            Path path = Path.of(file.text());
            return of(path.toAbsolutePath().toString(), !SavedSource.test(path), null, registry);
        } catch (InvalidPathException e) {
            // Who reads it says so.
            return of(file.text(), false, null, registry);
        }
    }
}
