package dev.tidemark.command;

import dev.tidemark.text.Messages;
import dev.tidemark.text.TwoColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists the commands of the command line for the help of {@code tidemark}. Pure functions. */
public final class CliHelp {

    private CliHelp() {}

    /** The lines below the options of the window. */
    public static List<String> lines() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (CliCommand command : CliCommand.all()) {
            meanings.put((command.name() + " " + command.arguments()).strip(), command.text());
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(Messages.text("cli.commands"));
        lines.addAll(TwoColumns.lines(meanings));
        lines.add(Messages.text("cli.commands.help"));
        return lines;
    }
}
