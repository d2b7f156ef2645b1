package dev.tidemark.cli;

import dev.tidemark.act.ActFailedException;
import dev.tidemark.act.ActKind;
import dev.tidemark.act.Acts;
import dev.tidemark.act.OfflineVolume;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.text.Messages;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tidemark lock VOLUME}: FSCTL_LOCK_VOLUME, FSCTL_DISMOUNT_VOLUME, FSCTL_UNLOCK_VOLUME. */
@Command(
        name = "lock",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "With --dismount it is dismounted as well while it is locked.")
final class LockCommand extends VolumeActCommand {

    @Option(
            names = "--retry",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "Try again that long while the volume is in use.")
    private double retry;

    @Option(names = "--dismount", description = "Dismount the locked volume (FSCTL_DISMOUNT_VOLUME).")
    private boolean dismount;

    @Option(
            names = "--for",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "How long to keep the lock; 0 until Ctrl+C (default).")
    private double seconds;

    LockCommand(Volumes volumes, Output out, PrintStream err) {
        super(volumes, out, err);
    }

    @Override
    void check() {
        mustBeSeconds("--for", seconds);
        mustBeSeconds("--retry", retry);
        mustConfirm(Messages.text("cli.confirm.lock", target()));
    }

    @Override
    void run(Acts acts, ActReport report) throws ActFailedException, Win32Exception, CommandFailedException {
        VolumeFacts volume = volume(acts, ActKind.LOCK);
        AtomicBoolean cancelled = new AtomicBoolean();
        OfflineVolume locked;
        try (Interruption interruption = new Interruption(() -> cancelled.set(true))) {
            locked = acts.volumes().lock(volume, Duration.ofMillis(Math.round(retry * 1000)), cancelled::get);
        }
        report.say(Messages.text("cli.lock.locked", volume.name()));
        if (dismount) {
            locked.dismount();
            report.say(Messages.text("cli.lock.dismounted", volume.name()));
        }
        report.put("state", locked.state().name());
        hold(seconds, locked::release);
        report.say(Messages.text("cli.lock.unlocked", volume.name()));
    }
}
