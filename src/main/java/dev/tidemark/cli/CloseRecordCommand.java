package dev.tidemark.cli;

import dev.tidemark.act.ActFailedException;
import dev.tidemark.act.ActKind;
import dev.tidemark.act.Acts;
import dev.tidemark.act.FileActs;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Reason;
import dev.tidemark.volume.JournalField;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tidemark close-record PATH}: FSCTL_WRITE_USN_CLOSE_RECORD. */
@Command(name = "close-record", mixinStandardHelpOptions = true, sortOptions = false)
final class CloseRecordCommand extends FileActCommand {

    @Option(names = "--flush", description = "Flush the file first (FlushFileBuffers).")
    private boolean flush;

    CloseRecordCommand(Volumes volumes, Output out, PrintStream err) {
        super(volumes, out, err);
    }

    @Override
    void run(Acts acts, ActReport report) throws ActFailedException, Win32Exception, CommandFailedException {
        FileActs.Closed closed = acts.files().closeRecord(file(acts, ActKind.CLOSE_RECORD), flush);
        closed.usn().ifPresent(usn -> report.field("Usn", usn));
        closed.journalId().ifPresent(id -> report.field("UsnJournalID", JournalField.id(id)));
        closed.reasons()
                .ifPresent(reasons -> report.field("Reason", Flags.hex(reasons))
                        .put(
                                "ReasonSymbols",
                                Flags.symbols(reasons, Reason.values()).split("\\|"))
                        .say(Reason.labels(reasons)));
        if (closed.usn().isEmpty()) {
            report.say(Messages.text("cli.close.untold"));
        }
    }
}
