package dev.tidemark.cli;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.SimulatedMachine;
import dev.tidemark.text.Problem;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.jr.ob.JSON;

/** A command that looks at volumes and changes nothing: writes lines for people, or one JSON document for scripts. */
abstract class LookCommand implements Callable<Integer> {

    private final Volumes volumes;
    private final Output out;

    @Option(names = "--json", description = "Write one JSON document instead of lines.")
    private boolean json;

    @Option(
            names = SimulatedOption.NAME,
            arity = "0..1",
            paramLabel = SimulatedOption.LABEL,
            preprocessor = SimulatedOption.class,
            converter = SimulatedOption.class,
            description = "Look at the simulated volumes; odd-volumes has those that are rarely met.")
    private @Nullable SimulatedMachine simulated;

    LookCommand(Volumes volumes, Output out) {
        this.volumes = volumes;
        this.out = out;
    }

    /** What is looked at, as it was typed. */
    abstract String target();

    /**
     * Looks.
     *
     * @return the exit code
     */
    abstract int look(Backend backend) throws Win32Exception, CommandFailedException;

    @Override
    public final Integer call() throws CommandFailedException {
        try (Computer computer = SourceArgument.computer(volumes, simulated, target())) {
            return look(computer.backend());
        } catch (Win32Exception e) {
            tell(Win32Problems.of(e));
            throw new CommandFailedException(Win32Problems.of(e));
        } catch (CommandFailedException e) {
            tell(e.problem());
            throw e;
        }
    }

    /** What failed first is what is told, whatever becomes of the document. */
    private void tell(Problem problem) {
        try {
            failed(problem);
        } catch (CommandFailedException lost) {
            // It is on the error stream.
        }
    }

    /** Tells scripts that it failed, where its document has a place for that. */
    void failed(Problem problem) throws CommandFailedException {
        // What was looked for is in no document.
    }

    boolean json() {
        return json;
    }

    /** A line that cannot be written is a failure; one that nobody reads any more is none. */
    void line(String words) throws CommandFailedException {
        out.lines(List.of(words));
    }

    /** The one document. */
    void document(Object values) throws CommandFailedException {
        line(JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(values));
    }
}
