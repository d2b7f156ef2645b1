package dev.tidemark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class WindowFaultsTest {

    private static String refused(String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine line = WindowCommand.commandLine(arguments).setErr(new PrintWriter(said));
        assertThat(line.execute(arguments)).isEqualTo(CommandLine.ExitCode.USAGE);
        return said.toString();
    }

    @Test
    void aFaultThatIsNotUnderstoodIsNamedBeforeAWindowOpens() {
        assertThat(refused("--simulated", "--fault", "FSCTL_LOCK_VOLUME=tired"))
                .contains("--fault FSCTL_LOCK_VOLUME=tired: 'tired' is not a Win32 error");
    }

    @Test
    void aCommandBehindAnOptionIsNotOpenedAsAFile() {
        assertThat(refused("--simulated", "journal", "delete", "D:"))
                .contains("'journal' is a command: put it first, as in tidemark journal … --simulated");
    }
}
