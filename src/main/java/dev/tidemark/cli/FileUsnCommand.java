package dev.tidemark.cli;

import dev.tidemark.act.ActFailedException;
import dev.tidemark.act.ActKind;
import dev.tidemark.act.Acts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.usn.Flags;
import dev.tidemark.volume.FileUsnData;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tidemark file-usn PATH}: FSCTL_READ_FILE_USN_DATA. */
@Command(
        name = "file-usn",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "The call leaves time, reason and source empty: they are not written.")
final class FileUsnCommand extends FileActCommand {

    @Option(
            names = "--max-version",
            paramLabel = "2|3",
            defaultValue = "3",
            description = "The highest record version accepted (default: ${DEFAULT-VALUE}).")
    private int maxVersion;

    FileUsnCommand(Volumes volumes, Output out, PrintStream err) {
        super(volumes, out, err);
    }

    @Override
    void run(Acts acts, ActReport report) throws ActFailedException, Win32Exception, CommandFailedException {
        FileUsnData data = acts.files().readFileUsn(file(acts, ActKind.READ_FILE_USN), maxVersion);
        report.field("MajorVersion", data.majorVersion())
                .field("FileReferenceNumber", data.file().hex())
                .field("ParentFileReferenceNumber", data.parent().hex())
                .field("Usn", data.usn())
                .field("FileAttributes", Flags.hex(data.attributes()))
                .field("SecurityId", Integer.toUnsignedString(data.securityId()))
                .field("FileName", data.name());
    }
}
