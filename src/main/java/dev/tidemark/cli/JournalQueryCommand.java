package dev.tidemark.cli;

import dev.tidemark.act.ActFailedException;
import dev.tidemark.act.Acts;
import dev.tidemark.backend.Win32Exception;
import java.io.PrintStream;
import picocli.CommandLine.Command;

/** {@code tidemark journal query VOLUME}: FSCTL_QUERY_USN_JOURNAL. */
@Command(name = "query", mixinStandardHelpOptions = true)
final class JournalQueryCommand extends VolumeActCommand {

    JournalQueryCommand(Volumes volumes, Output out, PrintStream err) {
        super(volumes, out, err);
    }

    @Override
    void run(Acts acts, ActReport report) throws ActFailedException, Win32Exception, CommandFailedException {
        JournalFields.write(acts.journals().query(volume(acts)), report);
    }
}
