package dev.tidemark.cli;

import dev.tidemark.act.ActFailedException;
import dev.tidemark.act.ActKind;
import dev.tidemark.act.Acts;
import dev.tidemark.act.JournalDeletion;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.text.Messages;
import dev.tidemark.volume.JournalField;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tidemark journal delete VOLUME}: FSCTL_DELETE_USN_JOURNAL. */
@Command(name = "delete", mixinStandardHelpOptions = true, sortOptions = false)
final class JournalDeleteCommand extends VolumeActCommand {

    @Option(names = "--wait", description = "Wait until the deletion has ended; Ctrl+C stops the waiting only.")
    private boolean wait;

    JournalDeleteCommand(Volumes volumes, Output out, PrintStream err) {
        super(volumes, out, err);
    }

    @Override
    void check() {
        mustConfirm(Messages.text("cli.confirm.delete", target()));
    }

    @Override
    void run(Acts acts, ActReport report) throws ActFailedException, Win32Exception, CommandFailedException {
        VolumeFacts volume = volume(acts, ActKind.DELETE_JOURNAL);
        long id = acts.journals().query(volume).journalId();
        report.field("UsnJournalID", JournalField.id(id));
        JournalDeletion deletion = acts.journals().deletion(volume, id);
        try (Interruption interruption = new Interruption(deletion::stopWaiting)) {
            deletion.run(wait);
        }
        boolean going = !wait && acts.journals().isBeingDeleted(volume);
        report.put("deleting", going).say(Messages.text(going ? "cli.delete.going" : "cli.delete.done", volume.name()));
    }
}
