package dev.tidemark.cli;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.capture.SavedSource;
import dev.tidemark.export.profile.ProfileContext;
import dev.tidemark.field.FieldRegistry;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Tells where the records of sources come from, for the formats that tell it with each of them. Immutable, and safe from any thread.
 *
 * @param tellVolumes whether it is to be known what a volume is: else it is not asked
 */
record SourceContexts(FieldRegistry registry, boolean tellVolumes) {

    /** Of a file or a capture that is still to be read. */
    ProfileContext of(SourceArgument file) {
        try {
            Path path = Path.of(file.text());
            return of(path.toAbsolutePath().toString(), !SavedSource.test(path), null);
        } catch (InvalidPathException e) {
            // Who reads it says so.
            return of(file.text(), false, null);
        }
    }

    /** Of a volume. */
    ProfileContext of(Computer computer, String volume) throws CommandFailedException {
        if (!tellVolumes) {
            return of(volume, false, null);
        }
        try {
            VolumeFacts facts =
                    VolumeFacts.named(computer.backend().volumes(), volume).orElse(null);
            return of(volume, false, facts).onHost(computer.host().name());
        } catch (Win32Exception e) {
            throw new CommandFailedException(Win32Problems.of(e));
        }
    }

    /**
     * Of a source.
     *
     * @param location the whole path of the file, or the volume's id
     * @param inFile whether the records lie in that file, each at its offset
     * @param facts of the volume; {@code null} when nothing is known of it
     */
    private ProfileContext of(String location, boolean inFile, @Nullable VolumeFacts facts) {
        return ProfileContext.ofFile(location, inFile)
                .on(facts)
                .tagged(registry.find("tag").orElse(null));
    }
}
