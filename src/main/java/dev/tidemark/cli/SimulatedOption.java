package dev.tidemark.cli;

import dev.tidemark.backend.host.SimulatedMachine;
import dev.tidemark.text.Messages;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads {@code --simulated} and {@code --simulated=MACHINE}. Stateless. A machine is named behind an equals sign only: what
 * follows a blank is the volume or file.
 */
public final class SimulatedOption implements IParameterPreprocessor, ITypeConverter<SimulatedMachine> {

    /** What it is called where it takes a machine. */
    public static final String NAME = "--simulated";

    /** What stands for the machine in the help. */
    public static final String LABEL = "MACHINE";

    @Override
    @SuppressWarnings("JdkObsolete") // picocli's own type
    public boolean preprocess(Stack<String> args, CommandSpec spec, ArgSpec option, Map<String, Object> info) {
        if (" ".equals(info.get("separator")) || args.isEmpty()) {
            args.push(SimulatedMachine.STANDARD.title());
        }
        return false;
    }

    @Override
    public SimulatedMachine convert(String name) {
        return SimulatedMachine.named(name)
                .orElseThrow(() -> new TypeConversionException(
                        Messages.text("cli.usage.machine", name, String.join(", ", SimulatedMachine.titles()))));
    }
}
