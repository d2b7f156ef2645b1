package dev.tidemark.cli;

import dev.tidemark.act.ActKind;
import dev.tidemark.act.Acts;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import java.io.PrintStream;
import picocli.CommandLine.Parameters;

/** An act on a volume. */
abstract class VolumeActCommand extends ActCommand {

    @Parameters(paramLabel = "VOLUME", description = "A volume, for example D:.")
    private String name = "";

    VolumeActCommand(Volumes volumes, Output out, PrintStream err) {
        super(volumes, out, err);
    }

    @Override
    final String target() {
        return name;
    }

    /** The volume, and what the pre-flight warns of before it is acted on. */
    final VolumeFacts volume(Acts acts, ActKind kind) throws Win32Exception, CommandFailedException {
        VolumeFacts volume = volume(acts);
        warn(acts, kind, volume);
        return volume;
    }

    final VolumeFacts volume(Acts acts) throws Win32Exception, CommandFailedException {
        return volume(acts, name);
    }
}
