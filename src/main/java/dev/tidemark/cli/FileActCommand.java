package dev.tidemark.cli;

import dev.tidemark.act.ActKind;
import dev.tidemark.act.Acts;
import dev.tidemark.act.FileTarget;
import dev.tidemark.backend.Win32Exception;
import java.io.PrintStream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An act on a file or directory. */
abstract class FileActCommand extends ActCommand {

    @Parameters(paramLabel = "PATH", description = "A file or directory, for example D:\\docs\\a.txt.")
    private String path = "";

    @Option(names = "--follow-link", description = "Act on what a link leads to; by default on the link itself.")
    private boolean followLink;

    FileActCommand(Volumes volumes, Output out, PrintStream err) {
        super(volumes, out, err);
    }

    @Override
    final String target() {
        return path;
    }

    /** The file, and what the pre-flight of its volume warns of before it is acted on. */
    final FileTarget file(Acts acts, ActKind kind) throws Win32Exception, CommandFailedException {
        FileTarget file = file(acts, path).followingLink(followLink);
        acts.volume(file.volume()).ifPresent(volume -> warn(acts, kind, volume));
        return file;
    }
}
