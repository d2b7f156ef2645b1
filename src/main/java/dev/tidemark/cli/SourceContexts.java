package dev.tidemark.cli;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.export.profile.ProfileContext;
import dev.tidemark.field.FieldRegistry;

/**
 * Tells where the records of sources come from. Immutable, and safe from any thread.
 *
 * @param tellVolumes whether it is to be known what a volume is: else it is not asked
 */
record SourceContexts(FieldRegistry registry, boolean tellVolumes) {

    /** Of a file or a capture. */
    ProfileContext of(SourceArgument file) {
        return SourceContext.of(file, registry);
    }

    /** Of a volume. */
    ProfileContext of(Computer computer, String volume) throws CommandFailedException {
        if (!tellVolumes) {
            return SourceContext.of(volume, false, null, registry);
        }
        try {
            VolumeFacts facts =
                    VolumeFacts.named(computer.backend().volumes(), volume).orElse(null);
            return SourceContext.of(volume, false, facts, registry)
                    .onHost(computer.host().name());
        } catch (Win32Exception e) {
            throw new CommandFailedException(Win32Problems.of(e));
        }
    }
}
