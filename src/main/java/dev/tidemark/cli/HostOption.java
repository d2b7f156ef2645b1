package dev.tidemark.cli;

import dev.tidemark.export.profile.ProfileContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the machine whose records are written. Used by one thread. */
final class HostOption {

    @Option(
            names = "--host",
            order = HelpOrder.COLUMNS,
            paramLabel = "NAME",
            description = {
                "In timesketch and ecs: the machine that the records are of.",
                "A volume of this computer is of this computer unless it is named."
            })
    private @Nullable String host;

    /** With the name that was given, if there is one. */
    ProfileContext on(ProfileContext context) {
        return host == null ? context : context.onHost(host);
    }
}
