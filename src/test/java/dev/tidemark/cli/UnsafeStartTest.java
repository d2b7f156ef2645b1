package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.Host;
import dev.tidemark.backend.host.StartUpRisk;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.testing.HeldComputer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An elevated command line that others can meddle with acts as little as the window does. */
@Tag("shows-windows")
class UnsafeStartTest {

    private final SimulatedBackend backend = SimulatedBackend.standard(1, InstantSource.system());

    @AfterEach
    void close() {
        backend.close();
    }

    private Computer atRisk() {
        Host host = (Host) Proxy.newProxyInstance(
                Host.class.getClassLoader(), new Class<?>[] {Host.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("startUpRisks")) {
                        return List.of(new StartUpRisk(StartUpRisk.Kind.WRITABLE, "C:\\Tools\\Tidemark"));
                    }
                    try {
                        return method.invoke(backend.host(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return new HeldComputer(backend, host);
    }

    @Test
    void nothingIsSentUntilWhoeverAsksSaysThatItMay() {
        Cli.Outcome refused = Cli.run(simulated -> atRisk(), "journal", "query", "D:");
        assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err())
                .contains("may write to C:\\Tools\\Tidemark")
                .contains("1260")
                .contains("--allow-acts");
        assertThat(Cli.run(simulated -> atRisk(), "journal", "query", "D:", "--allow-acts")
                        .code())
                .isZero();
    }

    @Test
    void nothingIsCheckedEither() {
        Cli.Outcome refused = Cli.run(simulated -> atRisk(), "selftest", "--simulated");

        assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err()).contains("may write to C:\\Tools\\Tidemark").contains("--allow-acts");
        assertThat(refused.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "-1", "Infinity", "1e300"})
    void aTimeThatCannotPassIsRefused(String seconds) {
        Cli.Outcome outcome = Cli.run(simulated -> backend, "lock", "F:", "--yes", "--for=" + seconds);
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("--for");
    }
}
