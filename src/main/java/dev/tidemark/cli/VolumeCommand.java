package dev.tidemark.cli;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.volume.VolumeReport;
import dev.tidemark.volume.VolumeRow;
import dev.tidemark.volume.VolumeRows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tidemark volume VOLUME}: everything that a volume tells of itself. */
@Command(name = "volume", mixinStandardHelpOptions = true, sortOptions = false)
final class VolumeCommand extends LookCommand {

    @Parameters(paramLabel = "VOLUME", description = "A volume, for example D:, or one of its mount points.")
    private String name = "";

    VolumeCommand(Volumes volumes, Output out) {
        super(volumes, out);
    }

    @Override
    String target() {
        return name;
    }

    @Override
    int look(Backend backend) throws Win32Exception, CommandFailedException {
        VolumeFacts facts =
                VolumeFacts.named(backend.volumes(), name).orElseThrow(() -> CommandFailedException.noVolume(name));
        VolumeReport report = VolumeReport.of(backend, facts);
        if (json()) {
            document(VolumeJson.whole(report));
            return ExitCode.OK;
        }
        String section = "";
        for (VolumeRow row : VolumeRows.of(report)) {
            if (!row.section().equals(section)) {
                section = row.section();
                line("# " + section);
            }
            line(row.line());
        }
        return ExitCode.OK;
    }
}
