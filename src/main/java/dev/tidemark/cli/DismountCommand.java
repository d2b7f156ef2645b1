package dev.tidemark.cli;

import dev.tidemark.act.ActFailedException;
import dev.tidemark.act.ActKind;
import dev.tidemark.act.Acts;
import dev.tidemark.act.OfflineVolume;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.text.Messages;
import java.io.PrintStream;
import picocli.CommandLine.Command;

/** {@code tidemark dismount VOLUME}: FSCTL_DISMOUNT_VOLUME without a lock. */
@Command(name = "dismount", mixinStandardHelpOptions = true, sortOptions = false)
final class DismountCommand extends VolumeActCommand {

    DismountCommand(Volumes volumes, Output out, PrintStream err) {
        super(volumes, out, err);
    }

    @Override
    void check() {
        mustConfirm(Messages.text("cli.confirm.dismount", target()));
    }

    @Override
    void run(Acts acts, ActReport report) throws ActFailedException, Win32Exception, CommandFailedException {
        VolumeFacts volume = volume(acts, ActKind.DISMOUNT);
        OfflineVolume dismounted = acts.volumes().dismount(volume);
        report.put("state", dismounted.state().name());
        report.say(Messages.text("cli.dismount.done", volume.name()));
        report.say(Messages.text("cli.dismount.again"));
    }
}
