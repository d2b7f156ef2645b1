package dev.tidemark.cli;

import dev.tidemark.backend.host.SimulatedMachine;
import dev.tidemark.text.Messages;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say where a source is, and what its paths are found by. Used by one thread. */
final class SourceOptions {

    @Option(
            names = "--mft",
            order = HelpOrder.COLUMNS,
            paramLabel = "FILE",
            description = "The $MFT of the volume, to find paths by.")
    private @Nullable Path table;

    @Option(
            names = SimulatedOption.NAME,
            order = HelpOrder.READING,
            arity = "0..1",
            paramLabel = SimulatedOption.LABEL,
            preprocessor = SimulatedOption.class,
            converter = SimulatedOption.class,
            description = "SOURCE is a simulated volume; odd-volumes has those that are rarely met.")
    private @Nullable SimulatedMachine simulated;

    /** The {@code $MFT} that was named; {@code null} when none was. */
    @Nullable
    Path table() {
        return table;
    }

    /** The machine whose volume it must be; {@code null} for this computer. */
    @Nullable
    SimulatedMachine simulated() {
        return simulated;
    }

    /**
     * A source as it was typed.
     *
     * @throws ParameterException if it is a volume, and an {@code $MFT} was named
     */
    SourceArgument source(String text, Volumes volumes, CommandLine line) {
        SourceArgument from = SourceArgument.of(text, simulated, volumes);
        if (from.isVolume() && table != null) {
            throw new ParameterException(line, Messages.text("cli.usage.mft"));
        }
        return from;
    }
}
